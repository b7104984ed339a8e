import RoundsDomain
import RoundsSQL
import RoundsStore

/// Takes down runs of backup jobs that a file proves.
struct FileEvidence: Sendable {
    /// A file that changed so lately may still be being written.
    private static let settled = Span.minutes(1)

    let database: any Database
    let finder: FileFinder

    /// Looks once at every job that is proven by a file.
    func look(at now: Moment) async throws {
        for kept in try await database.read({ try $0.backupJobs() }) {
            guard case .file(let pattern, let least) = kept.job.fields.proof, let file = finder.newest(pattern),
                now - file.changedAt >= Self.settled
            else { continue }
            let isTooSmall = file.bytes < least
            let words = isTooSmall ? "The file has \(file.bytes) bytes; at least \(least) were expected." : ""
            let run = BackupRun(
                endedAt: file.changedAt, result: isTooSmall ? .failure : .success, bytes: file.bytes, words: words)
            let last = try await database.read { tx in
                try tx.backupRuns(of: kept.job.id, before: Moment(milliseconds: .max), limit: 1).last
            }
            guard last?.endedAt != run.endedAt else { continue }
            try await database.write { tx in _ = try tx.recordRun(run, of: kept.job.id, at: now) }
        }
    }
}
