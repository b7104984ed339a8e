import Foundation
import GRDBSQLite
import RoundsSQL

import struct GRDB.Configuration
import class GRDB.DatabasePool

/// How a data folder becomes connections.
enum SQLiteOpening {
    static let fileName = "rounds.db"
    /// "Rnds": says in the file's header whose it is.
    static let applicationID: Int64 = 0x526E_6473

    /// Makes the folder when it is missing, and opens the file in it.
    /// - Throws: ``StorageError/readOnly``, ``StorageError/foreign(_:)``, ``StorageError/corrupt(_:)``.
    static func pool(folder: String) throws(StorageError) -> DatabasePool {
        try make(folder)
        let path = folder + "/" + fileName
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { connection in
                // GRDB chose NORMAL, which may lose the last commits in a power cut.
                try connection.carryOut("PRAGMA synchronous = FULL")
                try connection.carryOut("PRAGMA cache_size = -12000")
                try connection.carryOut("PRAGMA journal_size_limit = 67108864")
            }
            return pool
        } catch {
            throw refusal(StorageError(grdb: error), folder: folder, path: path)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "rounds"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        // A batch stays open from one write to the next.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { connection in
            try connection.carryOut("PRAGMA cache_size = -5000")
            // Sorting must not leave patients' words in files under /tmp.
            try connection.carryOut("PRAGMA temp_store = MEMORY")
            if !connection.configuration.readonly { try claim(connection) }
        }
        return configuration
    }

    /// Refuses a file that is somebody else's before anything in it is changed, and signs a new one.
    private static func claim(_ connection: SQLiteConnection) throws {
        if sqlite3_db_readonly(connection.sqliteConnection, "main") == 1 { throw StorageError.readOnly }
        let transaction = SQLiteTransaction(connection, SQLiteStatements(), reading: false)
        guard case .integer(let found)? = try transaction.row("PRAGMA application_id")?.values.first else { return }
        if found == applicationID { return }
        let tables = try transaction.row("SELECT count(*) AS tables FROM sqlite_master")?.integer("tables") ?? 0
        guard found == 0, tables == 0 else {
            throw StorageError.foreign("It is the database of another program.")
        }
        try connection.carryOut("PRAGMA application_id = 1382966387")
    }

    static func make(_ folder: String) throws(StorageError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            switch CocoaError.Code(rawValue: (error as NSError).code) {
            case .fileWriteNoPermission, .fileWriteVolumeReadOnly: throw .readOnly
            case .fileWriteOutOfSpace: throw .full
            case .fileWriteFileExists: throw .foreign("The data folder is a file.")
            default: throw .unavailable("The data folder cannot be made.")
            }
        }
    }

    /// SQLite says no more than "unable to open" where it was the rights that were missing.
    private static func refusal(_ error: StorageError, folder: String, path: String) -> StorageError {
        guard case .engine = error else { return error }
        let files = FileManager.default
        guard files.isWritableFile(atPath: folder) else { return .readOnly }
        if files.fileExists(atPath: path), !files.isWritableFile(atPath: path) { return .readOnly }
        return error
    }
}
