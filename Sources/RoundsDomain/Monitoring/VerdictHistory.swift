/// What was held to be true of something, from its changes.
public struct VerdictHistory: Sendable, Equatable {
    public struct Change: Sendable, Equatable {
        public let at: Moment
        /// From then on.
        public let verdict: Verdict

        public init(_ at: Moment, _ verdict: Verdict) {
            self.at = at
            self.verdict = verdict
        }
    }

    /// Until the first change.
    public let before: Verdict
    /// Oldest first.
    public let changes: [Change]

    public init(before: Verdict, _ changes: [Change] = []) {
        self.before = before
        self.changes = changes
    }

    public func availability(from: Moment, until: Moment) -> Availability {
        Availability(changes.lazy.map { ($0.at, $0.verdict) }, before: before, from: from, until: until)
    }

    /// The same, but not known while the desk itself was away: nobody looked, whatever was held true.
    public func unknown(during absences: [Absence]) -> VerdictHistory {
        var turns = changes.map { (at: $0.at, verdict: Optional($0.verdict), away: 0) }
        for absence in absences where absence.from < absence.until {
            turns.append((at: absence.from, verdict: nil, away: 1))
            turns.append((at: absence.until, verdict: nil, away: -1))
        }
        var (held, away, last) = (before, 0, before)
        var known: [Change] = []
        for turn in turns.sorted(by: { $0.at < $1.at }) {
            held = turn.verdict ?? held
            away += turn.away
            let verdict = away > 0 ? .unknown : held
            guard verdict != last else { continue }
            known.append(Change(turn.at, verdict))
            last = verdict
        }
        return VerdictHistory(before: before, known)
    }

    /// Of one thing that several speak for: at each moment it is as bad as the worst of them. Those of which nothing was known
    /// then, because they were not watched yet, say nothing.
    public static func together(_ all: [VerdictHistory]) -> VerdictHistory {
        var verdicts = all.map(\.before)
        let before = worst(of: verdicts)
        var changes: [Change] = []
        var last = before
        let turns = all.enumerated().flatMap { number, one in one.changes.map { (number: number, change: $0) } }
        for turn in turns.sorted(by: { $0.change.at < $1.change.at }) {
            verdicts[turn.number] = turn.change.verdict
            let verdict = worst(of: verdicts)
            guard verdict != last else { continue }
            changes.append(Change(turn.change.at, verdict))
            last = verdict
        }
        return VerdictHistory(before: before, changes)
    }

    private static func worst(of verdicts: [Verdict]) -> Verdict {
        for verdict in [Verdict.failed, .warning, .good] where verdicts.contains(verdict) { return verdict }
        return .unknown
    }
}
