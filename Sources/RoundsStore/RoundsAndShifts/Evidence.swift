import RoundsDomain
import RoundsSQL

/// Which round is looked at, and when.
public struct EvidenceLook: Sendable {
    public let kind: Round.Kind
    public let day: Day
    public let plan: ShiftPlan
    public let now: Moment

    /// - Parameter day: nil for the day that `now` falls on.
    public init(_ kind: Round.Kind, on day: Day? = nil, plan: ShiftPlan, now: Moment) {
        self.kind = kind
        self.day = day ?? plan.zone.day(of: now)
        self.plan = plan
        self.now = now
    }

    /// From when on it can be signed. The final checks end the day shift and begin with it: the night shift makes none. The
    /// morning round looks at what the night did, and that is not done long before the day.
    public var begins: Moment {
        let start = plan.shift(.day, on: day).start
        return switch kind {
        case .morning: start - Self.early
        case .final: start
        }
    }

    private static let early = Span.hours(2)

    public var hasBegun: Bool { begins <= now }

    /// Why it cannot be signed yet.
    var notBegun: Refusal {
        switch kind {
        case .morning:
            Refusal("The morning round can be signed from \(plan.zone.civil(begins).time) on, after the night's work.")
        case .final: Refusal("The final checks end the day shift, which has not begun: the night shift makes none.")
        }
    }
}

extension Transaction {
    /// Everything the desk looks at in a round. A source is one function with a few statements, whatever the number of its
    /// lines; a new source is one more term here.
    public func evidence(_ look: EvidenceLook) throws -> [EvidenceLine] { try askEvidence(look).answer() }

    func askEvidence(_ look: EvidenceLook) throws -> Asked<[EvidenceLine]> {
        let sources = [
            try askHandoverEvidence(look), try askTicketEvidence(look),
            try askWatchEvidence(clocks: .installed, at: look.now), try askMaintenanceEvidence(look),
            try askDeskEvidence(look), try askByHandEvidence(look),
        ]
        return Asked { try sources.flatMap { try $0.answer() } }
    }

    /// What people left and saw themselves, the handover and the lines by hand: it is kept by day and shift, and so it is
    /// known of a round of the past, too.
    public func evidenceByPeople(_ look: EvidenceLook) throws -> [EvidenceLine] {
        let handover = try askHandoverEvidence(look), byHand = try askByHandEvidence(look)
        return try handover.answer() + byHand.answer()
    }

    /// The board of a round as it stands now.
    public func board(_ look: EvidenceLook) throws -> Board { try askBoard(look).answer() }

    public func askBoard(_ look: EvidenceLook) throws -> Asked<Board> {
        let evidence = try askEvidence(look), decisions = try askStandingDecisions(at: look.now)
        return Asked { Board(try evidence.answer(), decisions: try decisions.answer(), at: look.now) }
    }
}
