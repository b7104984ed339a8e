/// All lines of a round as they stand at one moment: exceptions in full, the worst first; wellness in one sentence.
public struct Board: Sendable, Equatable {
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
            decision != nil || evidence.id.source == .ticket && evidence.owner != nil && evidence.verdict != .unowned
        }

        public var isGood: Bool { evidence.verdict == .good }
        /// Whoever has it: by decision, else as the source says.
        public var owner: EvidenceLine.Owner? { decision?.owner ?? evidence.owner }

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

    public let at: Moment
    /// Not well, the worst first, and among equals those that have stood like that longest.
    public let exceptions: [Line]
    /// Lines only a person can see to, not looked at yet, in the order they are walked.
    public let byHand: [Line]
    /// Fresh, good evidence, in the order of its sources.
    public let well: [Line]

    /// - Parameters:
    ///   - lines: as the sources say them, each line once; of a line that comes twice the first counts.
    ///   - decisions: of several about one line the one that holds and was made last counts.
    public init(_ lines: [EvidenceLine], decisions: [LineDecision] = [], at now: Moment) {
        self.at = now
        let byLine = Dictionary(grouping: decisions, by: \.line)
        var seen = Set<EvidenceLine.ID>(minimumCapacity: lines.count)
        var (well, byHand, ill): ([Line], [Line], [Line]) = ([], [], [])
        well.reserveCapacity(lines.count)
        for line in lines where seen.insert(line.id).inserted {
            let believed = line.believed(at: now)
            let held = byLine[line.id]?.filter { $0.holds(for: believed.verdict, at: now) }
            let told = Line(believed, held?.max { $0.at < $1.at })
            if told.isGood {
                well.append(told)
            } else if told.waitsForHand {
                byHand.append(told)
            } else {
                ill.append(told)
            }
        }
        self.well = well
        self.byHand = byHand
        exceptions = ill.sorted(by: Line.isWorse)
    }

    public var count: Int { exceptions.count + byHand.count + well.count }
    public var lines: [Line] { exceptions + byHand + well }
    /// In the way of signing it as clear.
    public var obstacles: [Line] { (exceptions + byHand).filter { $0.obstacle != nil } }
    public var isClear: Bool { obstacles.isEmpty && count > 0 }

    public func line(_ id: EvidenceLine.ID) -> Line? { lines.first { $0.evidence.id == id } }

    /// `143 of 146 lines have fresh, good evidence`.
    public var sentence: String {
        switch (well.count, count) {
        case (_, 0): "No line is bound to any evidence yet"
        case (let good, let all) where good == all: "All \(all) lines have fresh, good evidence"
        case (let good, let all): "\(good) of \(all) lines \(good == 1 ? "has" : "have") fresh, good evidence"
        }
    }
}

extension Board.Line {
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
