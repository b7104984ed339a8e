import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Takes down what was seen of the files that prove backups. A job that another file proves by now is passed over.
    public func noteLooks(_ looks: [BackupLook]) throws {
        for look in looks {
            guard let kept = try backupJob(look.job), kept.job.fields.proof.pattern == look.pattern.text else {
                continue
            }
            let seen = kept.seen?.after(look.seen) ?? look.seen
            if seen != kept.seen { try keep(seen, of: look.job) }
        }
    }

    private func keep(_ seen: FileSighting, of job: BackupJob.ID) throws {
        try run(
            """
            INSERT INTO backup_file (job_id, looked_at, read_at, whole_at, path, bytes, changed_at, proven_at)
            VALUES (\(job), \(seen.lookedAt), \(seen.readAt), \(seen.wholeAt), \(seen.file?.path), \(seen.file?.bytes),
                    \(seen.file?.changedAt), \(seen.provenAt))
            ON CONFLICT (job_id) DO UPDATE
            SET looked_at = excluded.looked_at, read_at = excluded.read_at, whole_at = excluded.whole_at,
                path = excluded.path, bytes = excluded.bytes, changed_at = excluded.changed_at,
                proven_at = excluded.proven_at
            """)
    }

    /// What was seen of one file says nothing of another.
    func forgetFile(of job: BackupJob.ID) throws {
        try run("DELETE FROM backup_file WHERE job_id = \(job)")
    }
}

/// What a look for a job's file saw.
public struct BackupLook: Sendable {
    public let job: BackupJob.ID
    /// Which file was looked for.
    public let pattern: FilePattern
    public let seen: FileSighting

    public init(_ job: BackupJob.ID, pattern: FilePattern, seen: FileSighting) {
        self.job = job
        self.pattern = pattern
        self.seen = seen
    }
}

extension FileSighting {
    /// Nil where nobody looked yet.
    init?(row: Row) throws {
        guard let lookedAt = try row.optionalMoment("looked_at") else { return nil }
        var file: File?
        if let path = try row.optionalText("path") {
            file = File(path: path, bytes: try row.integer("bytes"), changedAt: try row.moment("changed_at"))
        }
        self.init(
            lookedAt: lookedAt, readAt: try row.optionalMoment("read_at"), wholeAt: try row.optionalMoment("whole_at"),
            file: file, provenAt: try row.optionalMoment("proven_at"))
    }
}

extension KeptBackupJob {
    /// What speaks against its file now, where that is worse than what its ledger says.
    public func fileDoubt(_ ledger: BackupLedger, at now: Moment) -> FileDoubt? {
        let hasRun = ledger.entries.contains { $0.run != nil }
        let doubt = job.fields.fileDoubt(seen, hasRun: hasRun, since: startsAt, at: now)
        let verdict = ledger.judged?.outcome.verdict ?? .unknown
        return doubt.flatMap { $0.verdict.rank < verdict.rank || !verdict.isKnown ? $0 : nil }
    }
}
