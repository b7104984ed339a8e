import Foundation

/// `manifest.json`: what a backup holds. A folder without one is not a backup.
public struct BackupManifest: Codable, Sendable, Equatable {
    public static let fileName = "manifest.json"
    public static let newestFormat = 1

    public struct File: Codable, Sendable, Equatable {
        /// Relative to the backup's folder.
        public let name: String
        public let bytes: Int64
        /// Hexadecimal.
        public let sha256: String
    }

    public var format = newestFormat
    /// `sqlite` or `postgres`.
    public let engine: String
    public let rounds: String
    /// ISO 8601, UTC.
    public let madeAt: String
    /// The schema's newest step.
    public let migration: Int
    /// The sealed log held at least this many records.
    public let events: Int64
    /// The key files are in it: whoever has it can open sealed text.
    public let keys: Bool
    public let files: [File]

    /// The name of the engine's own file in the folder.
    public var databaseFile: String { engine == "postgres" ? "rounds.copy" : "rounds.db" }

    public static func read(from folder: String) throws(BackupError) -> BackupManifest {
        let path = folder + "/" + fileName
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else { throw .notABackup(folder) }
        guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: bytes) else {
            throw .notABackup(folder)
        }
        guard manifest.format <= newestFormat else { throw .newerFormat(manifest.format) }
        return manifest
    }

    func write(to folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try Data(try encoder.encode(self) + [0x0A]).writeDurably(to: folder + "/" + Self.fileName)
    }
}

public enum BackupError: Worded, Equatable {
    case notABackup(String)
    case newerFormat(Int)
    case damaged(file: String)
    /// The list of hashes and the manifest do not say the same.
    case sumsDiffer
    case exists(String)
    /// The copy was written and read back, and is not sound.
    case unsound(String)

    public var sentence: String {
        switch self {
        case .notABackup(let folder): "\(folder) is not a backup made by Rounds: it has no readable manifest.json."
        case .newerFormat(let format): "The backup has format \(format), which only a newer Rounds reads."
        case .damaged(let file): "\(file) in the backup is not what was written: its size or its SHA-256 differs."
        case .sumsDiffer:
            "SHA256SUMS and manifest.json in the backup do not agree: one of them is not what was written. "
                + "Take another backup."
        case .exists(let path): "\(path) is there already. Nothing was overwritten."
        case .unsound(let fault): "The copy was read back and is not sound: \(fault)"
        }
    }
}
