import Foundation
import RoundsDomain
import RoundsEngines
import RoundsJobs
import RoundsSQL
import RoundsStore

/// Puts a backup into an empty place: proven, brought up, held and verified before it can be served.
struct Restoring: Sendable {
    private let backup: String
    private let configuration: Configuration

    init(from backup: String, into configuration: Configuration) {
        self.backup = backup
        self.configuration = configuration
    }

    /// - Returns: how many records the log holds now.
    func run(at now: Moment) async throws -> Int64 {
        let manifest = try BackupManifest.read(from: backup)
        let engine = configuration.isPostgres ? Engine.postgres : .sqlite
        guard manifest.engine == engine.rawValue else {
            throw Ending(.refused, "The backup is of \(manifest.engine), the place for it is \(engine.rawValue).")
        }
        try manifest.prove(backup)
        try configuration.makeDataFolder()
        let lock = try FolderLock(configuration.data)
        defer { withExtendedLifetime(lock) {} }
        guard configuration.isPostgres || !FileManager.default.fileExists(atPath: configuration.data + "/rounds.db")
        else {
            throw Ending(.refused, "There is a desk in \(configuration.data) already. Nothing was overwritten.")
        }
        try manifest.copyCompanions(from: backup, to: configuration.data)
        return try await configuration.isPostgres
            ? fill(configuration.database, manifest, at: now) : fillFolder(manifest, at: now)
    }

    /// SQLite is filled beside its place, so that a restore that is cut short leaves no desk that speaks outward.
    private func fillFolder(_ manifest: BackupManifest, at now: Moment) async throws -> Int64 {
        let files = FileManager.default
        let beside = configuration.data + "/restoring"
        if files.fileExists(atPath: beside) { try files.removeItem(atPath: beside) }
        let records = try await fill(beside, manifest, at: now)
        // The write-ahead log first: without it the file is older, not damaged.
        for name in try files.contentsOfDirectory(atPath: beside).sorted(by: >) where name.hasPrefix("rounds.db") {
            try files.moveItem(atPath: beside + "/" + name, toPath: configuration.data + "/" + name)
        }
        try files.removeItem(atPath: beside)
        return records
    }

    private func fill(_ url: String, _ manifest: BackupManifest, at now: Moment) async throws -> Int64 {
        do {
            try await Engines.restore(
                from: backup + "/" + manifest.databaseFile, into: url, migrations: Migrations.all)
        } catch StorageError.refused {
            throw Ending(.refused, "The database is not empty. Nothing was overwritten.")
        }
        let database = try Engines.open(url: url)
        do {
            _ = try await database.migrate(Migrations.all)
            try await database.write { tx in try tx.holdRestored(from: manifest.madeAt, at: now) }
            let key = try DeskKeys.publicKey(in: configuration.data)
            let kept = try CheckpointFile(folder: configuration.data).read()
            let found = try await database.verifyLog(key: key, kept: kept)
            if let fault = found.fault { throw Ending(.unsound, "The restored log is not whole: \(fault.sentence)") }
            await database.close()
            return found.records
        } catch {
            await database.close()
            throw error
        }
    }
}
