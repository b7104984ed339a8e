/// Something a role may do. Every route names one; what may be done with a single record is asked of the record's policy.
public enum Permission: String, Sendable, CaseIterable {
    /// Report a problem and follow one's own tickets.
    case reportTickets = "tickets:report"
    /// Look at every ticket, and search.
    case readTickets = "tickets:read"
    /// Take, note, reply, change, resolve, reopen; report for somebody else.
    case workTickets = "tickets:work"
    /// Look at planned work and recurring maintenance.
    case readTasks = "tasks:read"
    /// Plan, do and drop planned work; say what maintenance comes round.
    case workTasks = "tasks:work"
    /// Look at people and teams.
    case readPeople = "people:read"
    /// Add and change people and teams, reset sign-in.
    case managePeople = "people:manage"
    /// Look at the sealed log and verify it.
    case readAudit = "audit:read"
    /// Look at the desk's own health, figures and jobs.
    case readDesk = "desk:read"
    /// One's own account: password, devices, API tokens, theme.
    case ownAccount = "account:own"
}

extension Role {
    /// The one table role × permission. Reads of staff data by the auditor are part of the evidence and leave an event.
    public var permissions: Set<Permission> {
        switch self {
        case .requester: [.reportTickets, .ownAccount]
        case .specialist:
            [
                .reportTickets, .readTickets, .workTickets, .readTasks, .workTasks, .readPeople, .readDesk, .ownAccount,
            ]
        case .lead:
            [
                .reportTickets, .readTickets, .workTickets, .readTasks, .workTasks, .readPeople, .readDesk, .readAudit,
                .ownAccount,
            ]
        case .privacyOfficer:
            [
                .reportTickets, .readTickets, .workTickets, .readTasks, .workTasks, .readPeople, .readAudit,
                .ownAccount,
            ]
        case .auditor: [.readTickets, .readTasks, .readPeople, .readAudit, .ownAccount]
        case .administrator: Set(Permission.allCases)
        case .program: [.reportTickets, .readTickets, .workTickets, .readTasks, .workTasks, .readPeople, .readDesk]
        }
    }

    public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// Roles that work at the desk and may own tickets.
    public var isStaff: Bool { may(.workTickets) && self != .program }
}
