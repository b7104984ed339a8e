/// All lines of a round as they stand at one moment: exceptions in full, the worst first; wellness in one sentence.
public struct Board: Sendable, Equatable {
    public let at: Moment
    /// Not well, the worst first, and among equals those that have stood like that longest.
    public let exceptions: [Line]
    /// Lines only a person can see to, not looked at yet, in the order they are walked.
    public let byHand: [Line]
    /// Fresh, good evidence, in the order of its sources.
    public let well: [Line]
    /// How many P1 and P2 are open, also those that stand on the line of what they are about.
    public let urgent: Int

    /// - Parameters:
    ///   - lines: as the sources say them, each line once; of a line that comes twice the first counts. A request
    ///     stands on the line of what it is about, and on one of its own when there is none.
    ///   - decisions: of several about one line, its acknowledgement among them, the one that holds and was made last
    ///     counts.
    public init(_ lines: [EvidenceLine], decisions: [LineDecision] = [], at now: Moment) {
        self.at = now
        let byLine = Dictionary(grouping: decisions, by: \.line)
        var seen = Set<EvidenceLine.ID>(minimumCapacity: lines.count)
        var (well, byHand, ill): ([Line], [Line], [Line]) = ([], [], [])
        well.reserveCapacity(lines.count)
        for line in lines where seen.insert(line.id).inserted {
            let told = Line(line.believed(at: now), of: byLine[line.id] ?? [], at: now)
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
        urgent = ill.filter { $0.evidence.id.source == .ticket }.count
        let carried = Set(ill.compactMap(\.carried))
        exceptions = ill.filter { !carried.contains($0.evidence.id) }.sorted(by: Line.isWorse)
    }

    public var count: Int { exceptions.count + byHand.count + well.count }
    public var lines: [Line] { exceptions + byHand + well }
    /// In the way of signing it as clear.
    public var obstacles: [Line] { (exceptions + byHand).filter { $0.obstacle != nil } }
    public var isClear: Bool { obstacles.isEmpty && count > 0 }

    public func line(_ id: EvidenceLine.ID) -> Line? { lines.first { $0.evidence.id == id } }

    /// ``Tally/sentence``.
    public var sentence: String { tally.sentence }
}
