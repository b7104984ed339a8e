import RoundsDomain

/// A line of the rail. A room that is built later adds a case.
enum Room: String, Sendable, CaseIterable {
    case today, round, requests, planned, wrapUp, record
    case status, services, checks, backups, assets
    case knowledge, search, people, audit, api

    /// What belongs together stands together: the day, what is looked after, what is known and who.
    enum Part { case day, systems, desk }

    var part: Part {
        switch self {
        case .today, .round, .requests, .planned, .wrapUp, .record: .day
        case .status, .services, .checks, .backups, .assets: .systems
        case .knowledge, .search, .people, .audit, .api: .desk
        }
    }

    var title: String {
        switch self {
        case .today: "Today"
        case .round: "Morning round"
        case .requests: "Requests"
        case .status: "State"
        case .services: "Services"
        case .assets: "Assets"
        case .checks: "Checks"
        case .backups: "Backups"
        case .planned: "Planned work"
        case .knowledge: "Knowledge"
        case .search: "Search"
        case .wrapUp: "Wrap-up"
        case .record: "Record"
        case .people: "People"
        case .audit: "Audit log"
        case .api: "API"
        }
    }

    var path: String {
        switch self {
        case .today: "/today"
        case .round: "/round"
        case .requests: "/tickets"
        case .status: "/status"
        case .services: "/services"
        case .assets: "/devices"
        case .checks: "/checks"
        case .backups: "/backups"
        case .planned: "/planned"
        case .knowledge: "/articles"
        case .search: "/search"
        case .wrapUp: "/wrap-up"
        case .record: "/record"
        case .people: "/people"
        case .audit: "/audit"
        case .api: "/api"
        }
    }

    var icon: Icon {
        switch self {
        case .today: .day
        case .round: .round
        case .requests: .inbox
        case .status: .pulse
        case .services: .service
        case .assets: .device
        case .checks: .eye
        case .backups: .copy
        case .planned: .calendar
        case .knowledge: .book
        case .search: .search
        case .wrapUp: .handover
        case .record: .list
        case .people: .people
        case .audit: .seal
        case .api: .code
        }
    }

    /// Pressed one after the other.
    var keys: String {
        switch self {
        case .today: "g t"
        case .round: "g r"
        case .requests: "g q"
        case .status: "g e"
        case .services: "g s"
        case .assets: "g a"
        case .checks: "g c"
        case .backups: "g b"
        case .planned: "g m"
        case .knowledge: "g k"
        case .search: "g f"
        case .wrapUp: "g w"
        case .record: "g d"
        case .people: "g p"
        case .audit: "g l"
        case .api: "g i"
        }
    }

    var permission: Permission {
        switch self {
        case .today, .round, .record: .readRounds
        case .wrapUp: .workRounds
        case .requests, .search: .readTickets
        case .status: .readStatus
        case .services, .assets: .readHospital
        case .checks, .backups: .readChecks
        case .planned: .readTasks
        case .knowledge: .readKnowledge
        case .people: .readPeople
        case .audit: .readAudit
        case .api: .ownAccount
        }
    }

    /// The rooms somebody of this role may enter.
    static func open(to role: Role) -> [Room] { allCases.filter { role.may($0.permission) } }
}
