import RoundsDomain
import RoundsSQL
import RoundsStore

/// Takes down runs of backup jobs that a file proves, and what was seen of the file.
struct FileEvidence: Sendable {
    let database: any Database
    let now: @Sendable () -> Moment
    /// The walks that find the newest file, one for each folder below which it may lie.
    let newest: @Sendable (FilePattern) -> [FileWalk]

    /// The jobs that are proven by a file.
    func jobs() async throws -> [ProvenByFile] {
        try await database.read { try $0.backupJobs() }.compactMap(ProvenByFile.init)
    }

    /// Takes down what one look for a job's file found. A job that is gone meanwhile, or proven by another file, is passed over.
    /// What took so long that it is fresh no more proves a run, but says nothing of how things stand.
    /// - Parameter begun: when the look began.
    func note(_ answer: FileLook.Answer, begun: Moment) async throws {
        let (moment, job) = (now(), answer.job)
        try await database.write { tx in
            guard let kept = try tx.backupJob(job.id), kept.job.fields.proof.pattern == job.pattern.text else { return }
            let found = FoundFile.together(answer.found, provenAt: kept.seen?.provenAt)
            if case .newest(let file, _) = found, begun - file.changedAt >= FileSighting.settled {
                try tx.recordNews(job.run(file), of: job.id, at: moment)
            }
            guard moment - begun <= FileSighting.fresh else { return }
            try tx.noteLooks([BackupLook(job.id, pattern: job.pattern, seen: found.sighting(at: begun))])
        }
    }
}

extension Transaction {
    fileprivate func recordNews(_ run: BackupRun, of job: BackupJob.ID, at now: Moment) throws {
        let last = try backupRuns(of: job, before: Moment(milliseconds: .max), limit: 1).last
        if last?.endedAt != run.endedAt { try recordRun(run, of: job, at: now) }
    }
}

/// A backup job that is proven by a file.
struct ProvenByFile: Sendable {
    let id: BackupJob.ID
    let pattern: FilePattern
    private let leastBytes: Int64

    init?(_ kept: KeptBackupJob) {
        guard case .file(let pattern, let least, _) = kept.job.fields.proof else { return nil }
        (id, self.pattern, leastBytes) = (kept.job.id, pattern, least)
    }

    fileprivate func run(_ file: FileSighting.File) -> BackupRun {
        let isTooSmall = file.bytes < leastBytes
        let words = isTooSmall ? "The file has \(file.bytes) bytes; at least \(leastBytes) were expected." : ""
        return BackupRun(
            endedAt: file.changedAt, result: isTooSmall ? .failure : .success, bytes: file.bytes, words: words)
    }
}
