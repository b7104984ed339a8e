/// Expected runs against actual ones, slot by slot: never blank, so that a job somebody deleted shows as missed.
public struct BackupLedger: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        /// When the run was due: by a cron line to begin, by a period to be there. One that came earlier was due when it came.
        public let slot: Moment
        /// Until then it had to end well.
        public let deadline: Moment
        public let outcome: BackupOutcome
        /// The run that decided it.
        public let run: BackupRun?
        /// What is unlike the job's own history; empty when nothing is.
        public let unusual: [String]
    }

    /// At most so many are kept, the last.
    public static let most = 1_000

    /// Oldest first.
    public let entries: [Entry]
    /// The last run that made a copy, be it late.
    public let newestCopy: BackupRun?

    /// Of a job that is due at certain times.
    /// - Parameters:
    ///   - slots: when runs were due, oldest first.
    ///   - runs: oldest first; of a slot are those that ended from its time to the next slot's.
    ///   - absences: of the desk itself, oldest first.
    ///   - filesSeen: what files changed until then is known; nil when nobody ever looked.
    public init(
        _ fields: BackupJob.Fields, slots: [Moment], runs: [BackupRun], absences: [Absence] = [],
        filesSeen: Moment? = nil, at now: Moment
    ) {
        let expected = ExpectedRun.all(at: slots, window: fields.window, runs: runs, until: now)
        self.init(fields, expected, runs: runs, absences: absences, filesSeen: filesSeen, at: now)
    }

    /// Of a job that is due so long after its last run. Until the first one came, it is waited for from `start` on.
    /// - Parameters:
    ///   - since: what was due before is left out.
    ///   - runs: oldest first; those before `start` are history.
    public init(
        _ fields: BackupJob.Fields, every period: Span, from start: Moment, since: Moment, runs: [BackupRun],
        absences: [Absence] = [], filesSeen: Moment? = nil, at now: Moment
    ) {
        let expected = ExpectedRun.all(
            every: period, window: fields.window, from: start, since: since, runs: runs, until: now)
        self.init(fields, expected, runs: runs, absences: absences, filesSeen: filesSeen, at: now)
    }

    private init(
        _ fields: BackupJob.Fields, _ expected: [ExpectedRun], runs: [BackupRun], absences: [Absence],
        filesSeen: Moment?, at now: Moment
    ) {
        var entries: [Entry] = []
        var (history, read) = ([BackupRun](), runs.startIndex)
        var excuse = Excuse(expected.first.map { first in Array(absences.drop { $0.until <= first.awaited }) } ?? [])
        for one in expected {
            history += runs[read..<one.runs.startIndex].filter { $0.result != .failure }
            read = one.runs.startIndex
            let run = one.run
            let isExcused = excuse.covers(one.awaited, until: one.deadline, run: run)
            let outcome = Self.outcome(
                fields, deadline: one.deadline, run: run, isExcused: isExcused, filesSeen: filesSeen, at: now)
            let unusual = run.map { Usual(of: history).unlike($0) } ?? []
            entries.append(
                Entry(slot: one.slot, deadline: one.deadline, outcome: outcome, run: run, unusual: unusual))
        }
        self.entries = entries
        newestCopy = runs.last { $0.result != .failure }
    }

    /// The last expected run that has an outcome.
    public var judged: Entry? { entries.last { $0.outcome != .waiting } }

    public var lastGood: Moment? { newestCopy?.endedAt }

    private static func outcome(
        _ fields: BackupJob.Fields, deadline: Moment, run: BackupRun?, isExcused: Bool, filesSeen: Moment?,
        at now: Moment
    ) -> BackupOutcome {
        if let run {
            if run.result == .failure { return .failed }
            if run.endedAt > deadline { return .late }
            if let longest = fields.longest, let took = run.took, took > longest { return .tooLong }
            return run.result == .warning ? .warned : .ok
        }
        if fields.proof == .none { return .notConfigured }
        if now < deadline { return .waiting }
        // A file is still there after an absence; a word spoken into it is not. But somebody must have looked.
        if fields.proof.isFile { return filesSeen.map { $0 >= deadline } == true ? .missed : .unclear }
        return isExcused ? .unclear : .missed
    }
}

/// An absence of the desk excuses all runs whose word it may have swallowed, but no other absence excuses the runs after them
/// until one comes: a desk that is away for a moment each night still finds a job that stopped.
private struct Excuse {
    private let absences: [Absence]
    private var used: Absence?

    init(_ absences: [Absence]) {
        self.absences = absences
    }

    mutating func covers(_ slot: Moment, until deadline: Moment, run: BackupRun?) -> Bool {
        guard run == nil else {
            used = nil
            return false
        }
        let near = absences.filter { $0.from < deadline && $0.until > slot }
        used = used ?? near.last
        return used.map { near.contains($0) } ?? false
    }
}
