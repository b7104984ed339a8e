/// An incident (something is broken) or a service request (something is wanted), numbered `R-1042`.
public struct Ticket: Sendable, Equatable {
    public typealias ID = Key<Ticket>

    public enum Kind: String, Sendable, CaseIterable {
        case incident, request
    }

    /// How it reached the desk.
    public enum Channel: String, Sendable, CaseIterable {
        case portal, phone
        case walkUp = "walk_up"
        case api, commandLine = "command_line"
        /// A check that failed.
        case check
    }

    public let id: ID
    public let kind: Kind
    public let channel: Channel
    public let requester: Person.ID
    public let reportedAt: Moment
    /// What its priority is judged by.
    public internal(set) var circumstances: CareCircumstances

    /// False for what a check reported: nobody reads what is written to it, and it waits for no answer.
    public var hasReader: Bool { channel != .check }

    public var fields: Fields
    public internal(set) var state: State
    /// Set while the state is ``State/waiting``, and only then.
    public internal(set) var waiting: Waiting?
    public internal(set) var resolvedAt: Moment?
    /// What fixed it, as it was sent to the requester. Nil until resolved.
    public internal(set) var fix: String?
    /// Why it happened, for IT.
    public internal(set) var cause: String?
    /// Grows by one with each save; a save names the version it read.
    public let version: Int64

    public init(
        id: ID, kind: Kind, channel: Channel, requester: Person.ID, reportedAt: Moment, careAffected: Bool,
        fields: Fields, state: State = .new, waiting: Waiting? = nil, circumstances: CareCircumstances? = nil,
        resolvedAt: Moment? = nil, fix: String? = nil, cause: String? = nil, version: Int64 = 1
    ) {
        self.id = id
        self.kind = kind
        self.channel = channel
        self.requester = requester
        self.reportedAt = reportedAt
        self.circumstances = circumstances ?? CareCircumstances(kind: kind, careAffected: careAffected)
        self.fields = fields
        self.state = state
        self.waiting = waiting
        self.resolvedAt = resolvedAt
        self.fix = fix
        self.cause = cause
        self.version = version
    }
}

extension Ticket {
    /// A patient is waiting or at risk because of it.
    public var careAffected: Bool { circumstances.careAffected }

    /// What the rules say, whatever was set by hand.
    public var judged: JudgedPriority { .judge(circumstances) }

    /// Somebody at the desk decided otherwise than the rules.
    public var isPriorityOverridden: Bool { fields.priority != judged.priority }

    /// More became known about whom it touches: the rules judge again, and a priority set by hand gives way.
    public func judgedAgain(_ circumstances: CareCircumstances) throws(Refusal) -> Ticket {
        guard state.isOpen else { throw Refusal("\(id.code) is resolved. Reopen it first.") }
        var again = self
        again.circumstances = circumstances
        again.fields.priority = Priority.judge(circumstances).priority
        again.fields.priorityReason = ""
        return again
    }
}

extension JudgedPriority {
    public static func judge(_ circumstances: CareCircumstances) -> JudgedPriority { Priority.judge(circumstances) }
}

extension Key where Subject == Ticket {
    /// `R-1042`.
    public var code: String { "R-\(number)" }

    /// Reads `R-1042`, `r1042` or `1042`.
    public init?(code: some StringProtocol) {
        var digits = code[...]
        if let first = digits.first, first == "R" || first == "r" {
            digits.removeFirst()
            if digits.first == "-" { digits.removeFirst() }
        }
        guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(digits), number > 0
        else { return nil }
        self.init(number)
    }
}
