/// What somebody decided about an exception. It holds while the line says the same, and for a limited time.
public struct LineDecision: Sendable, Equatable {
    /// The stored words are never changed once shipped.
    public enum Kind: String, Sendable, CaseIterable {
        /// We know, and it is being dealt with.
        case known
        /// It is well; what says otherwise is wrong.
        case falseAlarm = "false_alarm"
        /// Look again at a time.
        case watch
        /// There is a ticket for it.
        case ticket

        public var word: String {
            switch self {
            case .known: "known"
            case .falseAlarm: "false alarm"
            case .watch: "watch"
            case .ticket: "ticket"
            }
        }

        /// How long it holds when nobody says.
        public var standing: Span {
            switch self {
            case .known: .days(7)
            case .falseAlarm: .days(1)
            case .watch: .hours(4)
            case .ticket: .days(14)
            }
        }

        /// How long it may hold at most: an exception that nobody looks at again is forgotten, not decided.
        public var longest: Span {
            switch self {
            case .known: .days(30)
            case .falseAlarm, .watch: .days(7)
            case .ticket: .days(30)
            }
        }
    }

    public let line: EvidenceLine.ID
    /// What the line said when it was decided.
    public let verdict: EvidenceLine.Verdict
    public let kind: Kind
    public let until: Moment
    /// Whose it is until then.
    public let owner: EvidenceLine.Owner
    public let ticket: Ticket.ID?
    public let by: Person.ID
    public let byName: String
    public let at: Moment
    /// Why, in the words of whoever decided; empty when none were asked for.
    public let words: String

    public init(
        line: EvidenceLine.ID, verdict: EvidenceLine.Verdict, kind: Kind, until: Moment, owner: EvidenceLine.Owner,
        ticket: Ticket.ID? = nil, by: Person.ID, byName: String, at: Moment, words: String = ""
    ) {
        self.line = line
        self.verdict = verdict
        self.kind = kind
        self.until = until
        self.owner = owner
        self.ticket = ticket
        self.by = by
        self.byName = byName
        self.at = at
        self.words = words
    }

    /// It lapses when the line says something else, when its time is over, and when it is well again.
    public func holds(for verdict: EvidenceLine.Verdict, at now: Moment) -> Bool {
        verdict == self.verdict && verdict != .good && now < until
    }
}

extension LineDecision {
    /// A decision that can be stored as it is.
    public struct Draft: Sendable, Equatable {
        public let line: EvidenceLine.ID
        /// What the person saw; if the line says something else by now, nothing is decided.
        public let verdict: EvidenceLine.Verdict
        public let kind: Kind
        public let until: Moment
        public let owner: Person.ID?
        public let ticket: Ticket.ID?

        /// - Parameters:
        ///   - until: nil for as long as is usual for the kind.
        ///   - owner: nil for whoever decides.
        public init(
            _ line: EvidenceLine.ID, seen verdict: EvidenceLine.Verdict, _ kind: Kind, until: Moment? = nil,
            owner: Person.ID? = nil, ticket: Ticket.ID? = nil, at now: Moment
        ) throws(Complaints) {
            let until = until ?? now + kind.standing
            var complaints: [Complaint] = []
            if verdict == .good { complaints.append(Complaint("verdict", "A line that is well needs no decision.")) }
            if until <= now { complaints.append(Complaint("until", "Choose a time that is still to come.")) }
            if until - now > kind.longest {
                complaints.append(
                    Complaint("until", "“\(kind.word)” holds for at most \(kind.longest.words); then look again."))
            }
            if (kind == .ticket) != (ticket != nil) {
                complaints.append(Complaint("ticket", "Name the ticket, and only with the decision “ticket”."))
            }
            guard complaints.isEmpty else { throw Complaints(complaints) }
            self.line = line
            self.verdict = verdict
            self.kind = kind
            self.until = until
            self.owner = owner
            self.ticket = ticket
        }
    }
}
