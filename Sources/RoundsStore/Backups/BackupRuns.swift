import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Takes down a run of a job. The same end told twice is one run.
    /// - Returns: false when it was known.
    @discardableResult
    public func recordRun(_ run: BackupRun, of job: BackupJob.ID, by actor: Actor = .desk, at now: Moment) throws
        -> Bool
    {
        let added = try self.changed(
            """
            INSERT INTO backup_run (job_id, ended_at, result, bytes, took_ms, words)
            VALUES (\(job), \(run.endedAt), \(run.result.rawValue), \(run.bytes), \(run.took?.milliseconds), \(run.words))
            ON CONFLICT (job_id, ended_at) DO NOTHING
            """)
        guard added == 1 else { return false }
        try record(
            Happening(.backupRan, about: .backup(job), facts: ["outcome": .text(run.result.rawValue)]), by: actor,
            at: now)
        return true
    }

    /// The last runs that ended before a moment, oldest first.
    public func backupRuns(of job: BackupJob.ID, before: Moment, limit: Int) throws -> [BackupRun] {
        try askBackupRuns(of: job, before: before, limit: limit).answer()
    }

    private func askBackupRuns(of job: BackupJob.ID, before: Moment, limit: Int) throws -> Asked<[BackupRun]> {
        try ask(
            """
            SELECT ended_at, result, bytes, took_ms, words FROM backup_run
            WHERE job_id = \(job) AND ended_at < \(before) ORDER BY ended_at DESC LIMIT \(limit)
            """
        ).each {
            BackupRun(
                endedAt: try $0.moment("ended_at"), result: try $0.word("result"),
                bytes: try $0.optionalInteger("bytes"),
                took: try $0.optionalInteger("took_ms").map(Span.init(milliseconds:)), words: try $0.text("words"))
        }.map { $0.reversed() }
    }

    /// What was expected of a job since a moment and what came, oldest first. Runs before it are its history.
    public func ledger(of kept: KeptBackupJob, since: Moment, clocks: Clocks, at now: Moment) throws -> BackupLedger {
        try askLedger(of: kept, since: since, askExcuses(at: now).answer(), clocks: clocks, at: now).answer()
    }

    /// The same of several, in their order.
    public func ledgers(
        of jobs: [KeptBackupJob], since: Moment, clocks: Clocks, at now: Moment
    ) throws -> [BackupLedger] {
        let absences = try askExcuses(at: now).answer()
        return try jobs.map { try askLedger(of: $0, since: since, absences, clocks: clocks, at: now) }
            .map { try $0.answer() }
    }

    private static var mostExcuses: Int { 5_000 }

    /// The desk's own absences, which excuse that no word of a run came: as far back as runs of any job are expected, however
    /// little of that somebody asks for. A quarterly run that was excused stays so until the next.
    func askExcuses(at now: Moment) throws -> Asked<[Absence]> {
        try askAbsences(since: now - KeptBackupJob.farthest, limit: Self.mostExcuses)
    }

    /// - Parameter absences: see ``askExcuses(at:)``.
    func askLedger(
        of kept: KeptBackupJob, since: Moment, _ absences: [Absence], clocks: Clocks, at now: Moment
    ) throws -> Asked<BackupLedger> {
        if let period = kept.job.fields.rhythm.period {
            return try askLedger(of: kept, every: period, since: since, absences, at: now)
        }
        let slots = kept.slots(since: since, clocks: clocks, at: now)
        return try askRuns(of: kept, expected: slots.count) { runs, _ in
            BackupLedger(
                kept.job.fields, slots: slots, runs: runs, absences: absences,
                filesSeen: kept.seen?.knownUntil, at: now)
        }
    }

    private func askLedger(
        of kept: KeptBackupJob, every period: Span, since: Moment, _ absences: [Absence], at now: Moment
    ) throws -> Asked<BackupLedger> {
        let turn = max(period.milliseconds, 1)
        // The last runs of a job that runs often, and at least three turns of one that runs seldom.
        let (first, last) = (
            now - Span(milliseconds: turn * Int64(BackupLedger.most)), now - Span(milliseconds: turn * 3)
        )
        let since = min(max(since, first), last)
        let turns = (now - max(since, kept.startsAt)).milliseconds / turn
        return try askRuns(of: kept, expected: Int(max(0, turns)) + 1) { runs, areAll in
            // Where older runs are left out, the first of those that are known anchors the others.
            let start = areAll ? kept.startsAt : max(kept.startsAt, runs.first?.endedAt ?? kept.startsAt)
            return BackupLedger(
                kept.job.fields, every: period, from: start, since: since, runs: runs, absences: absences,
                filesSeen: kept.seen?.knownUntil, at: now)
        }
    }

    /// The last runs of a job: as many as may have come for those that are expected, and some more for what is usual.
    /// - Parameter make: is told the runs and whether they are all.
    private func askRuns(
        of kept: KeptBackupJob, expected: Int, _ make: @escaping ([BackupRun], Bool) throws -> BackupLedger
    ) throws -> Asked<BackupLedger> {
        let most = expected * 3 + Usual.most
        return try askBackupRuns(of: kept.job.id, before: Moment(milliseconds: .max), limit: most).map { runs in
            try make(runs, runs.count < most)
        }
    }
}

extension KeptBackupJob {
    /// When runs were due by the cron line: from the later of `since` and its beginning, to now. Of a job that runs so often
    /// that these are more than a thousand, the last of them, at least a few hundred; of one that runs seldom at least two.
    func slots(since: Moment, clocks: Clocks, at now: Moment) -> [Moment] {
        var from = since
        var slots = firstSlots(since: from, clocks: clocks, at: now)
        while slots.count < 2, startsAt < from, now - from < Self.seldom {
            from = now - max(.days(1), Span(milliseconds: (now - from).milliseconds * 2))
            slots = firstSlots(since: from, clocks: clocks, at: now)
        }
        while slots.count == BackupLedger.most, let first = slots.first, let last = slots.last,
            let next = clocks.next(job.fields.rhythm, after: last), next <= now
        {
            from = now - Span(milliseconds: (last - first).milliseconds / 2)
            slots = firstSlots(since: from, clocks: clocks, at: now)
        }
        return slots
    }

    /// A cron line that names a day comes round once a year.
    private static let seldom = Span.days(800)

    /// No run is looked for longer ago: the slots of a cron line go back twice ``seldom``, and four turns of the longest period
    /// not as far.
    static let farthest = Span.days(1_600)

    private func firstSlots(since: Moment, clocks: Clocks, at now: Moment) -> [Moment] {
        var slots: [Moment] = []
        var next = clocks.next(job.fields.rhythm, after: max(since, startsAt) - .minutes(1))
        while let slot = next, slot <= now, slots.count < BackupLedger.most {
            slots.append(slot)
            next = clocks.next(job.fields.rhythm, after: slot)
        }
        return slots
    }
}
