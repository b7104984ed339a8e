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
        case ticketJudged = "ticket.judged"
        case ticketWaits = "ticket.waits"
        case ticketResumed = "ticket.resumed"
        case ticketClosed = "ticket.closed"
        case ticketLinked = "ticket.linked"
        case ticketUnlinked = "ticket.unlinked"
        case serviceLevelsChanged = "desk.service_levels_changed"
        case templateSaved = "desk.template_saved"
        case savedReplySaved = "desk.saved_reply_saved"
        case ticketRead = "ticket.read"
        case ticketsExported = "tickets.exported"
        case ticketExplained = "ticket.explained"
        case lineDecided = "round.line_decided"
        case roundTicked = "round.ticked"
        case roundSigned = "round.signed"
        case roundLinesChanged = "round.lines_changed"
        case roundOverdue = "round.overdue"
        case handoverWritten = "handover.written"
        case handoverAccepted = "handover.accepted"
        case handoverAmended = "handover.amended"
        case dutyBegun = "shift.begun"
        case dutyEnded = "shift.ended"
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
        case locationAdded = "location.added"
        case locationChanged = "location.changed"
        case serviceAdded = "service.added"
        case serviceChanged = "service.changed"
        case deviceAdded = "device.added"
        case deviceChanged = "device.changed"
        case starterLoaded = "hospital.starter_loaded"
        case fileImported = "hospital.imported"
        case importStopped = "hospital.import_stopped"
        case articleAdded = "article.added"
        case articleChanged = "article.changed"
        case articleTurned = "article.turned"
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
        case deskAbsent = "desk.absent"
        case pingKeyMade = "desk.ping_key_made"
        case checkAdded = "check.added"
        case checkChanged = "check.changed"
        case checkTurned = "check.turned"
        case checkFlapping = "check.flapping"
        case checkAcknowledged = "check.acknowledged"
        case checkUnacknowledged = "check.unacknowledged"
        case checkPaused = "check.paused"
        case checkResumed = "check.resumed"
        case checkRetired = "check.retired"
        case windowPlanned = "window.planned"
        case windowEnded = "window.ended"
        case backupJobAdded = "backup.added"
        case backupJobChanged = "backup.changed"
        case backupJobRetired = "backup.retired"
        case backupRan = "backup.ran"
    }
}
