import GRDBSQLite
import RoundsSQL

import class GRDB.Statement

/// One closure's view of a SQLite connection. The first error ends it, as it does on PostgreSQL.
final class SQLiteTransaction: Transaction {
    private let connection: SQLiteConnection
    private let statements: SQLiteStatements
    private let reading: Bool
    private(set) var announced: [Announcement] = []
    private(set) var failure: StorageError?
    /// What this closure does to the full-text index, as far as it is not written.
    var words = SQLiteWords()
    /// What those before it in the batch did.
    private let earlier: SQLiteBatchWords?
    /// True when the earlier ones' words were written inside this closure's savepoint.
    private(set) var wroteEarlier = false

    init(
        _ connection: SQLiteConnection, _ statements: SQLiteStatements, reading: Bool,
        after earlier: SQLiteBatchWords? = nil
    ) {
        self.connection = connection
        self.statements = statements
        self.reading = reading
        self.earlier = earlier
    }

    /// Brings the full-text index up to this moment: for a search among one's own changes.
    func writeWords() throws(StorageError) {
        var all = wroteEarlier ? SQLiteWords() : earlier?.words ?? SQLiteWords()
        all.follow(words)
        guard !all.isEmpty else { return }
        try all.write(to: self)
        words = SQLiteWords()
        wroteEarlier = true
    }

    /// Runs the closure. An error of a statement is thrown even where the closure caught it.
    func carryOut<Answer>(_ body: (any Transaction) throws -> Answer) throws -> Answer {
        let answer = Result { try body(self) }
        if let failure, (try? answer.get()) != nil { throw failure }
        return try answer.get()
    }

    func rows(_ sql: SQL) throws(StorageError) -> [Row] {
        try guarded { () throws(StorageError) in
            let spelling = try Spelling(sql, for: .sqlite)
            let prepared = try prepare(spelling.text)
            var rows: [Row] = []
            try step(prepared, spelling.values) { pointer in
                let values = (0..<prepared.width).map { pointer.column($0) }
                rows.append(Row(columns: prepared.columns, values: values))
            }
            return rows
        }
    }

    func ask(_ sql: SQL) throws(StorageError) -> Asked<[Row]> {
        let rows = try rows(sql)
        return Asked { rows }
    }

    func run(_ sql: SQL) throws(StorageError) {
        _ = try changed(sql)
    }

    func changed(_ sql: SQL) throws(StorageError) -> Int {
        try guarded { () throws(StorageError) in
            let spelling = try Spelling(sql, for: .sqlite)
            let prepared = try prepare(spelling.text)
            let before = sqlite3_total_changes64(connection.sqliteConnection)
            try step(prepared, spelling.values) { _ in }
            // The count of a statement that changes nothing is that of the one before it.
            let changed = sqlite3_total_changes64(connection.sqliteConnection) != before
            return changed ? Int(sqlite3_changes64(connection.sqliteConnection)) : 0
        }
    }

    func announce(_ announcement: Announcement) throws(StorageError) {
        try guarded { () throws(StorageError) in
            guard !reading else { throw .shape("an announcement inside a read") }
            announced.append(try announcement.sendable())
        }
    }

    private func guarded<Answer>(_ work: () throws(StorageError) -> Answer) throws(StorageError) -> Answer {
        if let failure { throw failure }
        do {
            return try work()
        } catch {
            failure = error
            throw error
        }
    }

    private func prepare(_ text: String) throws(StorageError) -> SQLiteStatements.Prepared {
        do {
            return try statements.prepared(text, on: connection)
        } catch {
            throw StorageError(grdb: error, reading: reading)
        }
    }

    private func step(
        _ prepared: SQLiteStatements.Prepared, _ values: [Value], _ each: (OpaquePointer) -> Void
    ) throws(StorageError) {
        let pointer = prepared.pointer
        defer {
            sqlite3_reset(pointer)
            sqlite3_clear_bindings(pointer)
        }
        for (place, value) in values.enumerated() {
            let code = pointer.bind(value, at: Int32(place + 1))
            guard code == SQLITE_OK else { throw said(code) }
        }
        while true {
            switch sqlite3_step(pointer) {
            case SQLITE_ROW: each(pointer)
            case SQLITE_DONE: return
            case let code: throw said(code)
            }
        }
    }

    private func said(_ code: Int32) -> StorageError {
        StorageError(
            sqlite: code, String(cString: sqlite3_errmsg(connection.sqliteConnection)), reading: reading)
    }
}
