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
        try askLedger(of: kept, since: since, askAbsences(since: since), clocks: clocks, at: now).answer()
    }

    /// - Parameter absences: of the desk itself since then.
    func askLedger(
        of kept: KeptBackupJob, since: Moment, _ absences: Asked<[Absence]>, clocks: Clocks, at now: Moment
    ) throws -> Asked<BackupLedger> {
        let slots = kept.slots(since: since, clocks: clocks, at: now)
        let most = slots.count * 3 + Usual.most
        return try askBackupRuns(of: kept.job.id, before: Moment(milliseconds: .max), limit: most).map { runs in
            let absences = slots.isEmpty ? [] : try absences.answer()
            return BackupLedger(kept.job.fields, slots: slots, runs: runs, absences: absences, at: now)
        }
    }
}

extension KeptBackupJob {
    /// When runs were due: from the later of `since` and its beginning, to now. Of a job that runs so often that these are
    /// more than a thousand, the last of them, at least a few hundred.
    func slots(since: Moment, clocks: Clocks, at now: Moment) -> [Moment] {
        var from = since
        while true {
            let slots = firstSlots(since: from, clocks: clocks, at: now)
            guard slots.count == Self.mostSlots, let first = slots.first, let last = slots.last,
                let next = clocks.next(job.fields.rhythm, after: last), next <= now
            else { return slots }
            from = now - Span(milliseconds: (last - first).milliseconds / 2)
        }
    }

    private static let mostSlots = 1_000

    private func firstSlots(since: Moment, clocks: Clocks, at now: Moment) -> [Moment] {
        var slots: [Moment] = []
        var next: Moment?
        if case .every(let period) = job.fields.rhythm {
            // A period is counted from the job's beginning, so its slots do not wander with the time they are asked for.
            let passed = max(0, (since - startsAt).milliseconds / max(period.milliseconds, 1))
            next = startsAt + Span(milliseconds: passed * period.milliseconds)
        } else {
            next = clocks.next(job.fields.rhythm, after: max(since, startsAt) - .minutes(1))
        }
        while let slot = next, slot <= now, slots.count < Self.mostSlots {
            slots.append(slot)
            next = clocks.next(job.fields.rhythm, after: slot)
        }
        return slots
    }
}
