import RoundsDomain

extension Permission {
    /// What it allows, as it is said where somebody chooses what a token may do.
    var title: String {
        switch self {
        case .reportTickets: "Report, and follow one’s own requests"
        case .readTickets: "Read every request, and search"
        case .workTickets: "Take, answer, change and resolve requests"
        case .readTasks: "Read planned work and maintenance"
        case .workTasks: "Plan, do and drop work, and say what comes round"
        case .readPeople: "Read people and teams"
        case .managePeople: "Add and change people and teams"
        case .readAudit: "Read and verify the sealed log"
        case .readDesk: "Read the desk’s own health and figures"
        case .ownAccount: "Manage this account: password, devices, tokens"
        }
    }
}
