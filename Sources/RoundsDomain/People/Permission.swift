/// Something a role may do. Every route names one; what may be done with a single record is asked of the record's policy.
public enum Permission: String, Sendable, CaseIterable {
    /// Report a problem and follow one's own tickets.
    case reportTickets = "tickets:report"
    /// Look at every ticket, and search.
    case readTickets = "tickets:read"
    /// Take, note, reply, change, resolve, reopen; report for somebody else.
    case workTickets = "tickets:work"
    /// Look at rounds, handovers, the wrap-up and the record of the day.
    case readRounds = "rounds:read"
    /// Tick, decide, sign; write and accept handovers.
    case workRounds = "rounds:work"
    /// Say what the desk promises, and keep templates and saved replies.
    case manageRequests = "requests:manage"
    /// Look at planned work and recurring maintenance.
    case readTasks = "tasks:read"
    /// Plan, do and drop planned work; say what maintenance comes round.
    case workTasks = "tasks:work"
    /// Look at people and teams.
    case readPeople = "people:read"
    /// Add and change people and teams, reset sign-in.
    case managePeople = "people:manage"
    /// Look at services, devices and places.
    case readHospital = "hospital:read"
    /// Add, change and import services, devices and places.
    case changeHospital = "hospital:change"
    /// Read articles, drafts among them.
    case readKnowledge = "knowledge:read"
    /// Write, publish and retire articles.
    case writeKnowledge = "knowledge:write"
    /// Look at the sealed log and verify it.
    case readAudit = "audit:read"
    /// Look at the desk's own health, figures and jobs.
    case readDesk = "desk:read"
    /// Look at checks, heartbeats and backups.
    case readChecks = "checks:read"
    /// See how the services are, and what to do meanwhile.
    case readStatus = "status:read"
    /// Add and change checks and backup jobs, acknowledge, pause, plan windows.
    case manageChecks = "checks:manage"
    /// One's own account: password, devices, API tokens, theme.
    case ownAccount = "account:own"
}

extension Role {
    /// The one table role × permission. Reads of staff data by the auditor are part of the evidence and leave an event.
    public var permissions: Set<Permission> {
        switch self {
        case .requester: [.reportTickets, .readStatus, .ownAccount]
        case .specialist: Self.working.union([.changeHospital, .manageChecks, .readDesk])
        case .lead: Self.working.union([.manageRequests, .changeHospital, .manageChecks, .readDesk, .readAudit])
        case .privacyOfficer: Self.working.union([.readAudit])
        case .auditor: Self.reading.union([.readAudit, .ownAccount])
        case .administrator: Set(Permission.allCases)
        case .program:
            Self.reading.union([.reportTickets, .workTickets, .workTasks, .changeHospital, .manageChecks, .readDesk])
        }
    }

    /// Of everybody but requesters: to look at what the desk keeps.
    private static let reading: Set<Permission> = [
        .readStatus, .readTickets, .readRounds, .readTasks, .readPeople, .readHospital, .readChecks, .readKnowledge,
    ]

    /// Of everybody who works at the desk.
    private static let working = reading.union([
        .reportTickets, .workTickets, .workRounds, .workTasks, .writeKnowledge, .ownAccount,
    ])

    public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// Roles that work at the desk and may own tickets.
    public var isStaff: Bool { may(.workTickets) && self != .program }
}
