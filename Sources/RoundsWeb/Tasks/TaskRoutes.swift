extension Desk {
    /// Planned work and recurring maintenance.
    var taskRoutes: [Route] {
        [
            get("planned", may: .readTasks, showWeek),
            get("planned/new", may: .workTasks, showNewTask),
            post("planned/new", may: .workTasks, addTask),
            get("planned/:task", may: .readTasks, showTask),
            post("planned/:task/change", may: .workTasks, changeTask),
            post("planned/:task/ticks", may: .workTasks, tickTask),
            post("planned/:task/done", may: .workTasks, finishTask),
            post("planned/:task/drop", may: .workTasks, dropTask),
            post("planned/:task/reopen", may: .workTasks, reopenTask),
            get("maintenance", may: .readTasks, showMaintenanceList),
            post("maintenance/days-off", may: .workTasks, saveDaysOff),
            get("maintenance/new", may: .workTasks, showNewMaintenance),
            post("maintenance/new", may: .workTasks, addMaintenance),
            get("maintenance/:maintenance", may: .readTasks, showMaintenance),
            post("maintenance/:maintenance", may: .workTasks, saveMaintenance),
            post("maintenance/:maintenance/runs", may: .workTasks, addRun),
            // The secret in the address is the proof: calendar programs sign in nowhere.
            get("calendar/:secret", may: .anyone, showCalendar),
            post("account/calendar", may: .readTasks, makeCalendar),
            post("account/calendar/revoke", may: .readTasks, revokeCalendar),
        ]
    }
}
