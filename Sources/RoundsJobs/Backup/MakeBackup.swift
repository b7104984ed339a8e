import Foundation
import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore

/// A copy of everything the desk keeps, written while it works, in a folder of its own:
/// the database, attachments, checkpoints, and the keys when they are asked for.
public struct Backup: Sendable {
    let database: any Database
    /// Where attachments, checkpoints and keys are.
    let dataFolder: String
    let version: String
    /// Opens a finished SQLite copy to verify it.
    let open: @Sendable (String) throws -> any Database

    public init(
        of database: any Database, dataFolder: String, version: String,
        open: @escaping @Sendable (String) throws -> any Database
    ) {
        self.database = database
        self.dataFolder = dataFolder
        self.version = version
        self.open = open
    }

    public struct Made: Sendable, Equatable {
        public let folder: String
        public let manifest: BackupManifest
        public var bytes: Int64 { manifest.files.reduce(0) { $0 + $1.bytes } }
    }

    /// Writes the backup beside its name as `….partial`, verifies it, and only then gives it its name. What waits for the
    /// disk waits beside the desk's own threads. Cancelled, it takes away what it has written, but not before the disk answers.
    public func make(_ folder: String, keys: Bool, at now: Moment) async throws -> Made {
        let partial = folder + ".partial"
        try Task.checkCancellation()
        try await blocking { try begin(partial, of: folder) }
        do {
            let manifest = try await fill(partial, keys: keys, at: now)
            try Task.checkCancellation()
            try await blocking { try finish(partial, manifest, as: folder) }
            return Made(folder: folder, manifest: manifest)
        } catch {
            try? await blocking { try FileManager.default.removeItem(atPath: partial) }
            throw error
        }
    }

    private func begin(_ partial: String, of folder: String) throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: folder) else { throw BackupError.exists(folder) }
        if files.fileExists(atPath: partial) { try files.removeItem(atPath: partial) }
        try files.createDirectory(
            atPath: partial, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private func finish(_ partial: String, _ manifest: BackupManifest, as folder: String) throws {
        try manifest.write(to: partial)
        try BackupSums.write(of: manifest, in: partial)
        try BackupSums.check(try BackupManifest.read(from: partial), in: partial)
        try DurableFiles.synchronize(partial)
        try FileManager.default.moveItem(atPath: partial, toPath: folder)
        try DurableFiles.synchronize(URL(fileURLWithPath: folder).deletingLastPathComponent().path)
    }

    private func fill(_ folder: String, keys: Bool, at now: Moment) async throws -> BackupManifest {
        let end = try await database.read { try $0.endOfLog().number }
        // Before the database: a checkpoint signed meanwhile would name a record that the copy does not hold.
        try await blocking { try copy(CheckpointFile.name, to: folder) }
        let engine = database.engine
        let name = engine == .postgres ? "rounds.copy" : "rounds.db"
        try await database.backUp(to: folder + "/" + name)
        try Task.checkCancellation()
        if engine == .sqlite { try await prove(folder, holds: end) }
        let migration = try await database.health().migration
        let held = try await blocking {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/" + name)
            for part in ["attachments"] + (keys ? ["keys"] : []) { try copy(part, to: folder) }
            return try DurableFiles.names(below: folder).map { try DurableFiles.digest(of: $0, in: folder) }
        }
        return BackupManifest(
            engine: engine.rawValue, rounds: version, madeAt: now.iso, migration: migration, events: end, keys: keys,
            files: held)
    }

    /// Opens the copy as the desk would, asks the engine whether it is sound, and walks its sealed log.
    private func prove(_ folder: String, holds events: Int64) async throws {
        let copy = try await blocking { try open(folder) }
        do {
            if let fault = try await copy.health().fault { throw BackupError.unsound(fault) }
            let log = try await copy.verifyLog(key: nil)
            if let fault = log.fault { throw BackupError.unsound(fault.sentence) }
            guard log.records >= events else { throw BackupError.unsound("It ends before record \(events).") }
            await copy.close()
        } catch {
            await copy.close()
            throw error
        }
        // Opening leaves these beside the file; after a clean close they hold nothing.
        try await blocking {
            for rest in ["rounds.db-wal", "rounds.db-shm"] {
                try? FileManager.default.removeItem(atPath: folder + "/" + rest)
            }
        }
    }

    private func copy(_ part: String, to folder: String) throws {
        let source = dataFolder + "/" + part
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder) else { return }
        let names = isFolder.boolValue ? try DurableFiles.names(below: source).map { part + "/" + $0 } : [part]
        for name in names { try DurableFiles.copy(dataFolder + "/" + name, to: folder + "/" + name) }
    }
}

extension Moment {
    /// `2026-11-24T07:00:00Z`.
    public var iso: String {
        Date(timeIntervalSince1970: Double(milliseconds / 1_000)).formatted(.iso8601)
    }

    /// `20261124T070000Z`, for the names of files.
    public var compact: String {
        iso.filter { $0 != "-" && $0 != ":" }
    }
}
