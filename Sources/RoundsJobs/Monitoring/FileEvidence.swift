import RoundsDomain
import RoundsSQL
import RoundsStore

/// Takes down runs of backup jobs that a file proves, and what was seen of the file.
struct FileEvidence: Sendable {
    let database: any Database
    let now: @Sendable () -> Moment
    /// Finds the newest file, and waits for the disk meanwhile.
    let newest: @Sendable (FilePattern) -> FoundFile

    /// Looks once at every job that is proven by a file, and notes what it saw.
    func look() async throws {
        let begun = now()
        let jobs = try await database.read { try $0.backupJobs() }.compactMap(ProvenByFile.init)
        guard !jobs.isEmpty else { return }
        let found = try await blocking { [newest] in jobs.map { newest($0.pattern) } }
        try Task.checkCancellation()
        for (job, found) in zip(jobs, found) {
            guard case .newest(let file) = found, begun - file.changedAt >= FileSighting.settled else { continue }
            try await record(job.run(file), of: job.id)
        }
        let looks = zip(jobs, found).map { job, found in
            BackupLook(job.id, pattern: job.pattern, seen: found.sighting(at: begun))
        }
        try await database.write { tx in
            try tx.noteLooks(looks)
            try tx.noteFilesSeen(until: begun - FileSighting.settled)
        }
    }

    private func record(_ run: BackupRun, of job: BackupJob.ID) async throws {
        let last = try await database.read { tx in
            try tx.backupRuns(of: job, before: Moment(milliseconds: .max), limit: 1).last
        }
        guard last?.endedAt != run.endedAt else { return }
        let moment = now()
        try await database.write { tx in _ = try tx.recordRun(run, of: job, at: moment) }
    }
}

private struct ProvenByFile: Sendable {
    let id: BackupJob.ID
    let pattern: FilePattern
    let leastBytes: Int64

    init?(_ kept: KeptBackupJob) {
        guard case .file(let pattern, let least, _) = kept.job.fields.proof else { return nil }
        (id, self.pattern, leastBytes) = (kept.job.id, pattern, least)
    }

    func run(_ file: FileSighting.File) -> BackupRun {
        let isTooSmall = file.bytes < leastBytes
        let words = isTooSmall ? "The file has \(file.bytes) bytes; at least \(leastBytes) were expected." : ""
        return BackupRun(
            endedAt: file.changedAt, result: isTooSmall ? .failure : .success, bytes: file.bytes, words: words)
    }
}
