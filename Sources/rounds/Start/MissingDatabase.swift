import Foundation
import RoundsDomain
import RoundsJobs

extension Configuration {
    /// A data folder that remembers signed checkpoints, or has keys, belongs to a desk: where its database is gone or is another
    /// one, an empty desk in its place would hide that.
    /// - Throws: ``Ending`` with ``ExitReason/foreign``.
    func checkNothingIsMissing() throws {
        guard !isPostgres, !FileManager.default.fileExists(atPath: sqliteFile) else { return }
        let last = try CheckpointFile(folder: data).read().last
        guard last != nil || DeskKeys.exist(in: data) else { return }
        let trace = last.map { "\(CheckpointFile.name) beside it remembers \($0.event) records" }
        throw Ending(
            .foreign,
            """
            \(sqliteFile) is missing, though \(trace ?? "the keys of a desk are beside it"). If that desk is in PostgreSQL, name it with \
            --database; if not, bring the file back or restore a backup into another folder. For a new desk, name an empty folder \
            with --data.
            """)
    }
}
