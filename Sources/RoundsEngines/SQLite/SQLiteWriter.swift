import GRDBSQLite
import RoundsSQL
import Synchronization

import class GRDB.DatabasePool

/// The one hand that writes. Writes that wait together are committed together: each in a savepoint of its own, one
/// commit and so one fsync for all, and nobody is answered before it (group commit).
///
/// Whoever joins last, when nobody waits behind, commits for all. While a commit waits for the disk the next batch
/// gathers by itself, so no timer is needed and a lone write waits for nobody.
actor SQLiteWriter {
    static let largestBatch = 256
    static let longestQueue = 10_000
    static let longestWait = Duration.seconds(15)

    private let executor = QueueExecutor("rounds.sqlite.writer")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    let pool: DatabasePool
    let statements: SQLiteStatements
    private let listeners: Listeners
    private nonisolated let waiting = Atomic(0)

    private var batch: CommitBatch?
    private var joined = 0
    private var announced: [Announcement] = []
    private let unwritten = SQLiteBatchWords()

    init(pool: DatabasePool, statements: SQLiteStatements, listeners: Listeners) {
        self.pool = pool
        self.statements = statements
        self.listeners = listeners
    }

    /// Runs the closure in the batch that is open and answers when that batch is on the disk.
    nonisolated func write<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer
    ) async throws -> Answer {
        for _ in 0..<3 {
            let (answer, batch) = try await queueUp(body)
            switch await batch.outcome() {
            case .kept: return answer
            case .failed(let error): throw error
            case .undone: continue
            }
        }
        throw StorageError.unavailable("The database could not keep the change.")
    }

    private nonisolated func queueUp<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer
    ) async throws -> (Answer, CommitBatch) {
        guard waiting.add(1, ordering: .relaxed).newValue <= SQLiteWriter.longestQueue else {
            waiting.subtract(1, ordering: .relaxed)
            throw StorageError.unavailable("Too many changes are waiting.")
        }
        return try await join(body, latest: .now + SQLiteWriter.longestWait)
    }

    private func join<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer, latest: ContinuousClock.Instant
    ) throws -> (Answer, CommitBatch) {
        waiting.subtract(1, ordering: .relaxed)
        return try pool.writeWithoutTransaction { connection in
            defer {
                let last = waiting.load(ordering: .relaxed) == 0
                if last || joined >= SQLiteWriter.largestBatch { commit(connection) }
            }
            guard latest > .now else { throw StorageError.busy }
            let batch = try opened(connection)
            let answer = try kept(body, connection)
            joined += 1
            return (answer, batch)
        }
    }

    private func opened(_ connection: SQLiteConnection) throws -> CommitBatch {
        if let batch { return batch }
        try connection.carryOut("BEGIN IMMEDIATE")
        let fresh = CommitBatch()
        batch = fresh
        return fresh
    }

    /// Runs the closure in a savepoint of its own; when it throws, only what it did is taken back.
    ///
    /// The first of a batch needs none: nobody stands before it. For one that changes much this counts, because SQLite keeps
    /// the pages a savepoint may take back in a list that it walks at the end of every statement.
    private func kept<Answer>(
        _ body: (any Transaction) throws -> Answer, _ connection: SQLiteConnection
    ) throws -> Answer {
        let isFirst = joined == 0
        if !isFirst { try connection.carryOut("SAVEPOINT member") }
        let transaction = SQLiteTransaction(connection, statements, reading: false, after: unwritten)
        do {
            let answer = try transaction.carryOut(body)
            if !isFirst { try connection.carryOut("RELEASE member") }
            announced += transaction.announced
            if transaction.wroteEarlier { unwritten.words = SQLiteWords() }
            unwritten.words.follow(transaction.words)
            return answer
        } catch {
            // A full disk and the like make SQLite roll back the whole transaction by itself.
            let isOver = sqlite3_get_autocommit(connection.sqliteConnection) != 0
            if isFirst, !isOver { _ = connection.run("ROLLBACK") }
            if isFirst || isOver {
                settle(.undone)
            } else {
                _ = connection.run("ROLLBACK TO member")
                _ = connection.run("RELEASE member")
            }
            throw error
        }
    }

    func commit(_ connection: SQLiteConnection) {
        guard batch != nil else { return }
        do {
            try unwritten.words.write(to: SQLiteTransaction(connection, statements, reading: false))
        } catch {
            if sqlite3_get_autocommit(connection.sqliteConnection) == 0 { _ = connection.run("ROLLBACK") }
            return settle(.failed(error))
        }
        let code = connection.run("COMMIT")
        guard code != SQLITE_OK else { return settle(.kept) }
        let error = connection.error(code)
        if sqlite3_get_autocommit(connection.sqliteConnection) == 0 { _ = connection.run("ROLLBACK") }
        // When the fsync itself failed, a later recovery may still find the commit in the log.
        let torn = code & 0xFF == SQLITE_IOERR && error != .full
        settle(.failed(torn ? .unknownOutcome : error))
    }

    private func settle(_ outcome: CommitBatch.Outcome) {
        if case .kept = outcome { listeners.tell(announced) }
        batch?.settle(outcome)
        batch = nil
        joined = 0
        announced = []
        unwritten.words = SQLiteWords()
    }

    /// Runs the closure alone on the connection, with no transaction open.
    func alone<Answer>(_ work: @Sendable (SQLiteConnection) throws -> Answer) throws -> Answer {
        try pool.writeWithoutTransaction { connection in
            commit(connection)
            return try work(connection)
        }
    }
}

extension SQLiteWriter {
    /// Changes when another process has committed since the last call.
    func dataVersion() throws -> Int64? {
        try pool.writeWithoutTransaction { connection in
            try SQLiteTransaction(connection, statements, reading: true).row("PRAGMA data_version")?
                .integer("data_version")
        }
    }

    /// Commits what is open and lets go of the statements.
    func end() {
        pool.writeWithoutTransaction { connection in
            commit(connection)
            statements.clear()
        }
    }
}

extension SQLiteConnection {
    /// Runs a statement of the program's own that has no values, and gives the extended result code.
    func run(_ text: StaticString) -> Int32 {
        text.withUTF8Buffer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { sqlite3_exec(sqliteConnection, $0.baseAddress, nil, nil, nil) }
        }
    }

    func carryOut(_ text: StaticString) throws(StorageError) {
        let code = run(text)
        guard code == SQLITE_OK else { throw error(code) }
    }

    func error(_ code: Int32) -> StorageError {
        StorageError(sqlite: code, String(cString: sqlite3_errmsg(sqliteConnection)))
    }
}
