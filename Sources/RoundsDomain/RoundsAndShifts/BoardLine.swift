extension Board {
    public struct Line: Sendable, Equatable {
        public let evidence: EvidenceLine
        /// The one that holds, if any does.
        public let decision: LineDecision?

        public init(_ evidence: EvidenceLine, _ decision: LineDecision? = nil) {
            self.evidence = evidence
            self.decision = decision
        }

        /// A request that somebody has is decided about by being worked.
        public var isInHand: Bool {
            if decision != nil { return true }
            if evidence.id.source == .ticket { return evidence.owner != nil && evidence.verdict != .unowned }
            return evidence.ticket?.owner != nil
        }

        public var isGood: Bool { evidence.verdict == .good }

        /// The open request about it while it is not well: by decision, else as the source says.
        public var ticket: Ticket.ID? {
            if isGood { return nil }
            return decision?.ticket ?? evidence.ticket?.id
        }

        /// Whoever has it: by decision, else whoever has its request, else as the source says.
        public var owner: EvidenceLine.Owner? {
            if let decision { return decision.owner }
            if !isGood, let ticket = evidence.ticket { return ticket.owner }
            return evidence.owner
        }

        /// Whoever has it; where nobody has its request yet, whoever its source belongs to.
        public var keeper: EvidenceLine.Owner? { owner ?? evidence.owner }

        /// Why it is as it is, with why it may stay so for now.
        public var reason: String {
            guard let decision, !decision.words.isEmpty else { return evidence.reason }
            let known = "\(decision.kind.word): \(decision.words)"
            return evidence.reason.isEmpty ? known : "\(evidence.reason); \(known)"
        }

        /// Why the round is not clear with this line; nil when the line is in nobody's way.
        public var obstacle: Obstacle? {
            if isGood { return nil }
            if !evidence.verdict.isKnown { return .unknown }
            return isInHand ? nil : .undecided
        }
    }

    public enum Obstacle: String, Sendable {
        /// Nothing is known of it: no decision makes that clear.
        case unknown
        case undecided
    }
}

extension Board.Line {
    /// With the decision that holds and was made last.
    init(_ evidence: EvidenceLine, of decisions: [LineDecision], at now: Moment) {
        guard evidence.verdict != .good else {
            self.init(evidence)
            return
        }
        var held = decisions.filter { $0.holds(for: evidence.verdict, at: now) }
        if let known = evidence.acknowledged, now < known.until { held.append(known) }
        self.init(evidence, held.max { $0.at < $1.at })
    }

    /// The line that its request would have of its own.
    var carried: EvidenceLine.ID? {
        evidence.id.source == .ticket ? nil : ticket.map { EvidenceLine.ID(.ticket, $0.code) }
    }

    var waitsForHand: Bool { evidence.id.source == .byHand && evidence.verdict == .unknown }

    static func isWorse(_ left: Self, _ right: Self) -> Bool {
        let (mine, other) = (left.evidence, right.evidence)
        if mine.verdict != other.verdict { return mine.verdict.rank < other.verdict.rank }
        if mine.firstSeen != other.firstSeen {
            return (mine.firstSeen?.milliseconds ?? .max) < (other.firstSeen?.milliseconds ?? .max)
        }
        return mine.id < other.id
    }
}
