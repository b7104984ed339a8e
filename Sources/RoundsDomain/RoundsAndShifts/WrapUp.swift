/// What is still to be done before somebody goes home.
public struct WrapUp: Sendable, Equatable {
    /// A request that was resolved without saying all that the next one needs to know.
    public struct Gap: Sendable, Equatable {
        public enum Field: String, Sendable, CaseIterable {
            case fix, cause
        }

        public let ticket: Ticket.ID
        public let title: String
        public let version: Int64
        public let missing: [Field]

        /// Nil when nothing is missing.
        public init?(_ ticket: Ticket) {
            let missing = Field.allCases.filter { field in
                switch field {
                case .fix: ticket.fix?.trimmed.isEmpty ?? true
                case .cause: ticket.cause?.trimmed.isEmpty ?? true
                }
            }
            guard !missing.isEmpty, !ticket.state.isOpen else { return nil }
            self.ticket = ticket.id
            title = ticket.fields.title
            version = ticket.version
            self.missing = missing
        }
    }

    public let gaps: [Gap]
    /// Mine, open, and nobody knows what happens next.
    public let adrift: [OpenWork]
    /// How many they resolved in the shift, and how many of theirs are open.
    public let resolved: Int
    public let open: Int

    public init(resolved: [Ticket], open: [OpenWork], shift: Shift, now: Moment) {
        gaps = resolved.compactMap(Gap.init)
        adrift = open.filter { $0.isAdrift(in: shift, at: now) }
        self.resolved = resolved.count
        self.open = open.count
    }

    public var isDone: Bool { gaps.isEmpty && adrift.isEmpty }
}

/// An open request as the end of the day looks at it.
public struct OpenWork: Sendable, Equatable {
    public let ticket: Ticket.ID
    public let title: String
    public let priority: Priority
    public let requester: String
    public let changedAt: Moment
    /// When the desk last wrote a note or a reply on it.
    public let saidAt: Moment?
    /// For whom it waits, in words: `Maria Lopez`, `the vendor`; nil when it does not wait.
    public let waitsFor: String?
    /// When it is taken up again, if that was said.
    public let followUp: Moment?
    /// By when work is planned about it, if any is.
    public let plannedFor: Moment?
    /// By when the desk promised its first answer; nil when that is given, and where none is promised.
    public let answerDue: Moment?
    /// By when it promised the solution; nil where none is promised, and while its time stands still.
    public let solutionDue: Moment?
    /// What a save of it names.
    public let version: Int64

    public init(
        ticket: Ticket.ID, title: String, priority: Priority, requester: String, changedAt: Moment,
        saidAt: Moment? = nil, waitsFor: String? = nil, followUp: Moment? = nil, plannedFor: Moment? = nil,
        answerDue: Moment? = nil, solutionDue: Moment? = nil, version: Int64 = 1
    ) {
        self.ticket = ticket
        self.title = title
        self.priority = priority
        self.requester = requester
        self.changedAt = changedAt
        self.saidAt = saidAt
        self.waitsFor = waitsFor
        self.followUp = followUp
        self.plannedFor = plannedFor
        self.answerDue = answerDue
        self.solutionDue = solutionDue
        self.version = version
    }

    /// It has a next step when a day for it is set that is still to come, when work is planned about it, when it was put to
    /// wait in this shift, or when the desk wrote on it in this shift. Having taken it says nothing of what happens next.
    public func isAdrift(in shift: Shift, at now: Moment) -> Bool {
        if let followUp { return followUp <= now }
        if let plannedFor, plannedFor > now { return false }
        if waitsFor != nil, changedAt >= shift.start { return false }
        return saidAt.map { $0 < shift.start } ?? true
    }
}
