/// What is to be done about a check that stands as it stands. It is asked at every reading and at every round of the watch,
/// not only when something changes: so an acknowledgement that runs out, a window that ends, a parent that comes back and a
/// desk that was restarted in between need no rule of their own.
public struct Triage: Sendable, Equatable {
    /// Why a bad check may stand on something else.
    public enum Cause: Sendable, Equatable {
        case none
        /// What it stands on is bad: that is the one cause, and has the one ticket.
        case explained(Check.ID)
        /// What it stands on was not looked at since this one went bad.
        case unasked(Check.ID)
    }

    /// The ticket this check had last.
    public struct Known: Sendable, Equatable {
        public let ticket: Ticket.ID
        /// Nil while it is open.
        public let resolvedAt: Moment?
        /// Its last word was that the check is good, or warns at worst, and that it can be resolved.
        public let saidGood: Bool

        public init(_ ticket: Ticket.ID, resolvedAt: Moment?, saidGood: Bool = false) {
            self.ticket = ticket
            self.resolvedAt = resolvedAt
            self.saidGood = saidGood
        }
    }

    public enum Deed: Sendable, Equatable {
        case leave
        case report
        /// The same trouble is back within a day: the ticket is opened again.
        case reopen(Ticket.ID)
    }

    public var isPlanned: Bool
    public var acknowledgement: Acknowledgement?
    public var cause: Cause
    public var known: Known?

    public init(
        isPlanned: Bool = false, acknowledgement: Acknowledgement? = nil, cause: Cause = .none, known: Known? = nil
    ) {
        self.isPlanned = isPlanned
        self.acknowledgement = acknowledgement
        self.cause = cause
        self.known = known
    }

    /// For this long after its ticket was resolved, the same check's failure is the same trouble.
    public static let sameTrouble = Span.days(1)

    public func deed(_ standing: Standing, at now: Moment) -> Deed {
        guard standing.verdict == .failed, !isPlanned, acknowledgement?.holds(at: now) != true, cause == .none else {
            return .leave
        }
        guard let known else { return .report }
        guard let resolvedAt = known.resolvedAt else { return .leave }
        // Resolved while it said that the check fails: somebody decided that, and it does not come back by itself. Whoever
        // resolved what was called good decided nothing about what fails again.
        if resolvedAt >= standing.since, !known.saidGood { return .leave }
        return now - resolvedAt < Self.sameTrouble ? .reopen(known.ticket) : .report
    }
}
