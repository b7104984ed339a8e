import Foundation
import RoundsDomain

/// The folder that nightly backups go to.
public struct BackupShelf: Sendable {
    public let folder: String

    public init(folder: String) {
        self.folder = folder
    }

    /// `rounds-20261124T020000Z`: sorted by name is sorted by time.
    public func path(at now: Moment) -> String { "\(folder)/rounds-\(now.compact)" }

    /// Complete backups, oldest first.
    public func backups() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in
            name.hasPrefix("rounds-") && !name.hasSuffix(".partial")
                && FileManager.default.fileExists(atPath: "\(folder)/\(name)/\(BackupManifest.fileName)")
        }.sorted().map { "\(folder)/\($0)" }
    }

    /// Removes the oldest until so many are left. Called after a new one was verified, so the last good one never goes.
    public func keep(_ count: Int) throws {
        for old in backups().dropLast(max(count, 1)) { try FileManager.default.removeItem(atPath: old) }
    }
}
