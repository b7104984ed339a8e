/// Expected runs against actual ones, slot by slot: never blank, so that a job somebody deleted shows as missed.
public struct BackupLedger: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        /// When the run was due to begin.
        public let slot: Moment
        public let outcome: BackupOutcome
        /// The run that decided it.
        public let run: BackupRun?
        /// What is unlike the job's own history; empty when nothing is.
        public let unusual: [String]
    }

    /// Oldest first.
    public let entries: [Entry]

    /// - Parameters:
    ///   - slots: when runs were due, oldest first.
    ///   - runs: oldest first; of a slot are those that ended from its time to the next slot's.
    ///   - absences: of the desk itself.
    public init(
        _ fields: BackupJob.Fields, slots: [Moment], runs: [BackupRun], absences: [Absence] = [], at now: Moment
    ) {
        var entries: [Entry] = []
        var rest = runs[...]
        var history: [BackupRun] = []
        for (place, slot) in slots.enumerated() where slot <= now {
            while let first = rest.first, first.endedAt < slot {
                if first.result != .failure { history.append(first) }
                rest.removeFirst()
            }
            let next = place + 1 < slots.count ? slots[place + 1] : Moment(milliseconds: .max)
            let own = rest.prefix { $0.endedAt < next }
            rest = rest.dropFirst(own.count)
            let run = own.last { $0.result != .failure } ?? own.last
            let outcome = Self.outcome(fields, slot: slot, run: run, absences: absences, at: now)
            let unusual = run.map { Usual(of: history).unlike($0) } ?? []
            entries.append(Entry(slot: slot, outcome: outcome, run: run, unusual: unusual))
            history += own.filter { $0.result != .failure }
        }
        self.entries = entries
    }

    /// The last run that made a copy, be it late.
    public var newestCopy: BackupRun? {
        entries.last { [.ok, .warned, .late, .tooLong].contains($0.outcome) }?.run
    }

    public var lastGood: Moment? { newestCopy?.endedAt }

    private static func outcome(
        _ fields: BackupJob.Fields, slot: Moment, run: BackupRun?, absences: [Absence], at now: Moment
    ) -> BackupOutcome {
        let deadline = slot + fields.window
        if let run {
            if run.result == .failure { return .failed }
            if run.endedAt > deadline { return .late }
            if let longest = fields.longest, let took = run.took, took > longest { return .tooLong }
            return run.result == .warning ? .warned : .ok
        }
        if fields.proof == .none { return .notConfigured }
        if now < deadline { return .waiting }
        // A file is still there after an absence; a word spoken into it is not.
        if case .file = fields.proof { return .missed }
        return absences.contains { $0.from < deadline && $0.until > slot } ? .unclear : .missed
    }
}
