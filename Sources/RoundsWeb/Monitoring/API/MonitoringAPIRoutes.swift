import HTTPTypes

extension Desk {
    var monitoringAPI: [Route] {
        [
            look("checks", may: .readChecks, .listChecks, listChecksAPI),
            act(.post, "checks", may: .manageChecks, .addCheck, addCheckAPI),
            look("checks/:id", may: .readChecks, .readCheck, readCheckAPI),
            act(.put, "checks/:id", may: .manageChecks, .replaceCheck, replaceCheckAPI),
            look("checks/:id/changes", may: .readChecks, .listCheckChanges, listCheckChangesAPI),
            look("checks/:id/pings", may: .readChecks, .listPings, listPingsAPI),
            act(.post, "checks/:id/acknowledgement", may: .manageChecks, .acknowledgeCheck, acknowledgeCheckAPI),
            act(.delete, "checks/:id/acknowledgement", may: .manageChecks, .unacknowledgeCheck, unacknowledgeCheckAPI),
            act(.post, "checks/:id/pause", may: .manageChecks, .pauseCheck, pauseCheckAPI),
            act(.delete, "checks/:id/pause", may: .manageChecks, .resumeCheck, resumeCheckAPI),
            act(.post, "checks/:id/windows", may: .manageChecks, .planWindow, planWindowAPI),
            act(.post, "services/:id/windows", may: .manageChecks, .planServiceWindow, planServiceWindowAPI),
            look("windows", may: .readChecks, .listWindows, listWindowsAPI),
            act(.delete, "windows/:id", may: .manageChecks, .endWindow, endWindowAPI),
            act(.delete, "checks/:id", may: .manageChecks, .retireCheck, retireCheckAPI),
            look("ping-key", may: .manageChecks, .readPingKey, readPingKeyAPI),
            act(.post, "ping-key", may: .manageChecks, .makePingKey, makePingKeyAPI),
            look("backups", may: .readChecks, .listBackups, listBackupsAPI),
            act(.post, "backups", may: .manageChecks, .addBackup, addBackupAPI),
            look("backups/:id", may: .readChecks, .readBackup, readBackupAPI),
            act(.put, "backups/:id", may: .manageChecks, .replaceBackup, replaceBackupAPI),
            act(.post, "backups/:id/runs", may: .manageChecks, .reportRun, reportRunAPI),
            act(.delete, "backups/:id", may: .manageChecks, .retireBackup, retireBackupAPI),
        ]
    }
}
