/// One thing that happened, before it is written down: what kind, about what, and the facts that explain it.
///
/// Facts are small and hold no free text: titles and messages live in their own rows, so that they can be sealed or redacted
/// later without breaking the log; a fact may carry a text's number and digest instead.
public struct Happening: Sendable, Equatable {
    public enum Fact: Sendable, Equatable {
        case text(String)
        case number(Int64)
        case flag(Bool)
        case nothing
    }

    /// `ticket.taken`: the subject, a dot, a past participle.
    public let kind: Kind
    public let subject: Subject
    public let facts: [String: Fact]

    public init(_ kind: Kind, about subject: Subject, facts: [String: Fact] = [:]) {
        self.kind = kind
        self.subject = subject
        self.facts = facts
    }

    /// What an event is about: `ticket:1042`.
    public struct Subject: Sendable, Hashable {
        public let kind: String
        public let number: Int64

        public init(kind: String, number: Int64) {
            self.kind = kind
            self.number = number
        }

        public var topic: String { "\(kind):\(number)" }

        public static func ticket(_ id: Ticket.ID) -> Subject { Subject(kind: "ticket", number: id.number) }
        public static func person(_ id: Person.ID) -> Subject { Subject(kind: "person", number: id.number) }
        public static func team(_ id: Team.ID) -> Subject { Subject(kind: "team", number: id.number) }
        /// The desk itself: start, backup, checkpoint, verification.
        public static let desk = Subject(kind: "desk", number: 0)
    }

    /// Every kind of event there is; the stored word is never changed once shipped.
    public enum Kind: String, Sendable, CaseIterable {
        case ticketReported = "ticket.reported"
        case ticketTaken = "ticket.taken"
        case ticketChanged = "ticket.changed"
        case ticketNoted = "ticket.noted"
        case ticketReplied = "ticket.replied"
        case ticketAnswered = "ticket.answered"
        case ticketResolved = "ticket.resolved"
        case ticketReopened = "ticket.reopened"
        case ticketRead = "ticket.read"
        case ticketsExported = "tickets.exported"
        case personAdded = "person.added"
        case personChanged = "person.changed"
        case personInvited = "person.invited"
        case passwordSet = "person.password_set"
        case signedIn = "person.signed_in"
        case signInFailed = "person.sign_in_failed"
        case lockedOut = "person.locked_out"
        case signedOut = "person.signed_out"
        case sessionRevoked = "person.session_revoked"
        case tokenMade = "person.token_made"
        case tokenRevoked = "person.token_revoked"
        case teamAdded = "team.added"
        case teamChanged = "team.changed"
        case taskAdded = "task.added"
        case taskChanged = "task.changed"
        case taskTicked = "task.ticked"
        case taskDone = "task.done"
        case taskDropped = "task.dropped"
        case taskReopened = "task.reopened"
        case maintenanceAdded = "maintenance.added"
        case maintenanceChanged = "maintenance.changed"
        case daysOffChanged = "desk.days_off_changed"
        case calendarFeedMade = "person.calendar_feed_made"
        case calendarFeedRevoked = "person.calendar_feed_revoked"
        case auditRead = "audit.read"
        case auditVerified = "audit.verified"
        case checkpointSigned = "desk.checkpoint_signed"
        case deskStarted = "desk.started"
        case deskRestored = "desk.restored"
        case deskReleased = "desk.released"
        case backupMade = "desk.backup_made"
        case backupFailed = "desk.backup_failed"
    }
}
