extension Desk {
    /// What is copied at night, and the proof of it.
    var backupRoutes: [Route] {
        [
            get("backups", may: .readChecks, showBackups),
            get("backups/new", may: .manageChecks, showNewBackup),
            post("backups/new", may: .manageChecks, addBackup),
            get("backups/:job", may: .readChecks, showBackup),
            get("backups/:job/edit", may: .manageChecks, showBackupForm),
            post("backups/:job/edit", may: .manageChecks, saveBackup),
            post("backups/:job/retire", may: .manageChecks, retireBackup),
        ]
    }
}
