import GRDB
import GRDBSQLite
import RoundsSQL
import Synchronization

/// The embedded engine: one file in the data folder, in write-ahead mode, safe against a power cut.
public final class SQLiteDatabase: RoundsSQL.Database {
    public let engine = Engine.sqlite

    let pool: DatabasePool
    let writer: SQLiteWriter
    let listeners = Listeners()
    private let statements = SQLiteStatementShelf()
    private let watcher: SQLiteWatcher
    private let closed = Atomic(false)
    /// Reads that run or wait for one of the reading connections.
    private let reads = Atomic(0)
    private static let mostReads = 10_000

    /// Opens `rounds.db` in the folder, making both when they are missing. The schema is brought up by `migrate`.
    /// - Parameter watch: How often to look whether another process has written, while somebody listens.
    /// - Throws: ``StorageError/readOnly``, ``StorageError/foreign(_:)``, ``StorageError/corrupt(_:)``.
    public init(folder: String, watch: Duration = .seconds(1)) throws(StorageError) {
        pool = try SQLiteOpening.pool(folder: folder)
        writer = SQLiteWriter(pool: pool, statements: SQLiteStatements(), listeners: listeners)
        watcher = SQLiteWatcher(writer: writer, listeners: listeners, every: watch)
    }

    public func read<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer
    ) async throws -> Answer {
        try open()
        defer { reads.subtract(1, ordering: .relaxed) }
        guard reads.add(1, ordering: .relaxed).newValue <= SQLiteDatabase.mostReads else {
            throw StorageError.unavailable("Too many requests wait for the database.")
        }
        do {
            return try await pool.read { connection in
                let transaction = SQLiteTransaction(connection, statements[connection], reading: true)
                return try transaction.carryOut(body)
            }
        } catch let error as GRDB.DatabaseError {
            throw StorageError(grdb: error, reading: true)
        }
    }

    public func write<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer
    ) async throws -> Answer {
        try open()
        do {
            return try await writer.write(body)
        } catch let error as GRDB.DatabaseError {
            throw StorageError(grdb: error)
        }
    }

    public func announcements() -> AsyncStream<Announcement> {
        listeners.listen()
    }

    public func announce(_ announcement: Announcement) async throws {
        try open()
        listeners.tell([try announcement.sendable()])
    }

    public func close() async {
        guard !closed.exchange(true, ordering: .relaxed) else { return }
        await watcher.end()
        listeners.end()
        await writer.end()
        await lastReads()
        // On a thread of its own: it waits for those who read, and is not left out because whoever closes was cancelled.
        try? await blocking { [pool, writer, statements] in
            try pool.barrierWriteWithoutTransaction { _ in
                // A statement that is still prepared would keep its connection open.
                statements.clear()
                writer.statements.clear()
            }
            // Whoever closes last folds the log into the file and takes it away; a reading connection may not, and GRDB
            // would close those last.
            pool.invalidateReadOnlyConnections()
            try pool.close()
        }
    }

    /// Those that were let in before the database was closed; a second is enough for all that is not stuck.
    private func lastReads() async {
        for _ in 0..<100 where reads.load(ordering: .relaxed) > 0 { try? await Task.sleep(for: .milliseconds(10)) }
    }

    func open() throws(StorageError) {
        if closed.load(ordering: .relaxed) { throw .unavailable("The database is closed.") }
    }
}
