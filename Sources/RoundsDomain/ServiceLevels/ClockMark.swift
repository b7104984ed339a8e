/// What of a ticket's events moves its clocks.
public struct ClockMark: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// What a check reported wants no answer, only a solution.
        case reported(Priority, wantsAnswer: Bool = true)
        case prioritised(Priority)
        case waits(Ticket.Waiting.Side, followUp: Day?)
        case resumed
        /// The desk wrote to the requester.
        case answered
        case resolved
        case reopened
    }

    public let at: Moment
    public let kind: Kind

    public init(_ kind: Kind, at: Moment) {
        self.kind = kind
        self.at = at
    }

    /// Nil for events that move no clock.
    public init?(_ event: Event) {
        guard let kind = Happening.Kind(rawValue: event.kind), Self.moving.contains(kind) else { return nil }
        self.init(kind, event.readFacts, at: event.at)
    }

    /// Nil for happenings that move no clock.
    public init?(_ happening: Happening, at: Moment) {
        self.init(happening.kind, happening.facts, at: at)
    }

    private init?(_ kind: Happening.Kind, _ facts: [String: Happening.Fact], at: Moment) {
        switch kind {
        case .ticketReported:
            guard let priority = facts.priority("priority") else { return nil }
            let isCheck = facts["channel"]?.text == Ticket.Channel.check.rawValue
            self.init(.reported(priority, wantsAnswer: !isCheck), at: at)
        case .ticketChanged, .ticketJudged:
            guard let priority = facts.priority("priority_to") else { return nil }
            self.init(.prioritised(priority), at: at)
        case .ticketWaits:
            guard let side = facts["on"]?.text.flatMap(Ticket.Waiting.Side.init(rawValue:)) else { return nil }
            self.init(.waits(side, followUp: facts["follow_up"]?.text.flatMap { Day(iso: $0) }), at: at)
        case .ticketResumed: self.init(.resumed, at: at)
        case .ticketReplied: self.init(.answered, at: at)
        case .ticketResolved: self.init(.resolved, at: at)
        case .ticketReopened: self.init(.reopened, at: at)
        default: return nil
        }
    }

    private static let moving: Set<Happening.Kind> = [
        .ticketReported, .ticketChanged, .ticketJudged, .ticketWaits, .ticketResumed, .ticketReplied, .ticketResolved,
        .ticketReopened,
    ]

    /// The kinds of events that can move a clock, as they are stored.
    public static let kinds = moving.map(\.rawValue).sorted()
}

extension [String: Happening.Fact] {
    fileprivate func priority(_ name: String) -> Priority? {
        self[name]?.number.flatMap(Priority.init(rawValue:))
    }
}
