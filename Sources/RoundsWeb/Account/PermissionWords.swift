import RoundsDomain

extension Permission {
    /// What it allows, as it is said where somebody chooses what a token may do.
    var title: String {
        switch self {
        case .reportTickets: "Report, and follow one’s own requests"
        case .readTickets: "Read every request, and search"
        case .workTickets: "Take, answer, change and resolve requests"
        case .readRounds: "Read rounds, handovers and the record of the day"
        case .workRounds: "Walk and sign rounds, write and accept handovers"
        case .manageRequests: "Say what the desk promises; keep templates and replies"
        case .readTasks: "Read planned work and maintenance"
        case .workTasks: "Plan, do and drop work, and say what comes round"
        case .readPeople: "Read people and teams"
        case .managePeople: "Add and change people and teams"
        case .readHospital: "Read services, devices and places"
        case .changeHospital: "Add, change and import services, devices and places"
        case .readAudit: "Read and verify the sealed log"
        case .readKnowledge: "Read articles and drafts"
        case .writeKnowledge: "Write, publish and retire articles"
        case .readDesk: "Read the desk’s own health and figures"
        case .readChecks: "Look at checks, heartbeats and backups"
        case .readStatus: "See how the services are"
        case .manageChecks: "Change checks and backup jobs, acknowledge, pause, plan windows"
        case .ownAccount: "Manage this account: password, devices, tokens"
        }
    }
}
