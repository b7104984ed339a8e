import RoundsDomain

/// A line of the rail. A room that is built later adds a case.
enum Room: String, Sendable, CaseIterable {
    case requests, planned, search, people, audit, api

    var title: String {
        switch self {
        case .requests: "Requests"
        case .planned: "Planned work"
        case .search: "Search"
        case .people: "People"
        case .audit: "Audit log"
        case .api: "API"
        }
    }

    var path: String {
        switch self {
        case .requests: "/tickets"
        case .planned: "/planned"
        case .search: "/search"
        case .people: "/people"
        case .audit: "/audit"
        case .api: "/api"
        }
    }

    var icon: Icon {
        switch self {
        case .requests: .inbox
        case .planned: .calendar
        case .search: .search
        case .people: .people
        case .audit: .seal
        case .api: .code
        }
    }

    /// Pressed one after the other.
    var keys: String {
        switch self {
        case .requests: "g q"
        case .planned: "g m"
        case .search: "g f"
        case .people: "g p"
        case .audit: "g l"
        case .api: "g i"
        }
    }

    var permission: Permission {
        switch self {
        case .requests, .search: .readTickets
        case .planned: .readTasks
        case .people: .readPeople
        case .audit: .readAudit
        case .api: .ownAccount
        }
    }

    /// The rooms somebody of this role may enter.
    static func open(to role: Role) -> [Room] { allCases.filter { role.may($0.permission) } }
}
