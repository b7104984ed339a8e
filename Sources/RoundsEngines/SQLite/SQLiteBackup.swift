import Dispatch
import Foundation
import GRDB
import RoundsSQL

extension SQLiteDatabase {
    /// `VACUUM INTO` reads every row of one snapshot, on a connection of its own; the copy is then checked and made
    /// durable before it gets its name.
    public func backUp(to path: String) async throws {
        try open()
        let source = pool.path
        try await blocking {
            try SafeFile.checkFree(path)
            do {
                try SQLiteCopy.write(of: source, to: SafeFile.part(of: path))
                try SQLiteCopy.prove(SafeFile.part(of: path))
                try SafeFile.finish(path)
            } catch {
                SafeFile.discard(path)
                throw StorageError(grdb: error, reading: true)
            }
        }
    }

    /// Puts a proven copy into a data folder that holds no database.
    static func restore(from path: String, into folder: String) async throws {
        try await blocking {
            try SQLiteCopy.prove(path)
            try SQLiteOpening.make(folder)
            let target = folder + "/" + SQLiteOpening.fileName
            try SafeFile.checkFree(target)
            do {
                try FileManager.default.copyItem(atPath: path, toPath: SafeFile.part(of: target))
                try SafeFile.finish(target)
            } catch {
                SafeFile.discard(target)
                throw error as? StorageError ?? StorageError(file: error)
            }
        }
    }
}

enum SQLiteCopy {
    static func write(of source: String, to target: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: source, configuration: configuration)
        try queue.unsafeRead { connection in try connection.execute(sql: "VACUUM INTO ?", arguments: [target]) }
        try queue.close()
    }

    /// - Throws: ``StorageError/foreign(_:)`` or ``StorageError/corrupt(_:)`` with the first complaint.
    static func prove(_ path: String) throws {
        guard FileManager.default.isReadableFile(atPath: path) else { throw StorageError.unavailable("No such file.") }
        var configuration = Configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.read(check)
            try queue.close()
        } catch {
            throw StorageError(grdb: error, reading: true)
        }
    }

    private static func check(_ connection: SQLiteConnection) throws {
        let transaction = SQLiteTransaction(connection, SQLiteStatements(), reading: true)
        let owner = try transaction.row("PRAGMA application_id")?.integer("application_id")
        guard owner == SQLiteOpening.applicationID else {
            throw StorageError.foreign("It is the database of another program.")
        }
        let said = try transaction.row("PRAGMA integrity_check(1)")?.text("integrity_check")
        guard said == "ok" else { throw StorageError.corrupt(said ?? "The check said nothing.") }
        if let broken = try transaction.row("PRAGMA foreign_key_check") {
            throw StorageError.corrupt("A row of \(try broken.text("table")) points nowhere.")
        }
    }
}

/// Runs long work on a thread of its own.
func blocking<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "rounds.blocking").async { continuation.resume(with: Result(catching: work)) }
    }
}
