import Foundation
import RoundsDomain
import RoundsJobs

extension Configuration {
    /// A data folder that remembers signed checkpoints had a database: where its file is gone, an empty desk in its place would
    /// hide that.
    /// - Throws: ``Ending`` with ``ExitReason/foreign``.
    func checkNothingIsMissing() throws {
        guard !isPostgres, let last = try CheckpointFile(folder: data).read().last else { return }
        guard !FileManager.default.fileExists(atPath: sqliteFile) else { return }
        throw Ending(
            .foreign,
            """
            \(sqliteFile) is missing, though \(CheckpointFile.name) beside it remembers \(last.event) records. Bring the file back or \
            restore a backup into another folder; for a new desk, name an empty folder with --data.
            """)
    }
}
