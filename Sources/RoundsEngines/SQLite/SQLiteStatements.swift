import GRDBSQLite
import RoundsSQL

import class GRDB.Statement

/// The statements one connection has prepared, by their text.
///
/// Unchecked because it is only touched on its connection's own queue.
final class SQLiteStatements: @unchecked Sendable {
    /// A statement and the names of its columns, made once.
    struct Prepared {
        let statement: Statement
        let columns: Row.Columns
        let width: Int32

        var pointer: OpaquePointer { statement.sqliteStatement }
    }

    /// Lists of different lengths make texts without end; when this many are kept, all are let go.
    private static let most = 400
    private var kept: [String: Prepared] = [:]

    func prepared(_ text: String, on connection: SQLiteConnection) throws -> Prepared {
        if let found = kept[text] { return found }
        let statement = try connection.makeStatement(sql: text)
        let fresh = Prepared(
            statement: statement, columns: Row.Columns(statement.columnNames),
            width: sqlite3_column_count(statement.sqliteStatement))
        if kept.count >= SQLiteStatements.most { kept.removeAll(keepingCapacity: true) }
        kept[text] = fresh
        return fresh
    }

    func clear() {
        kept.removeAll()
    }
}

extension OpaquePointer {
    /// Binds the value to the 1-based place of this prepared statement.
    func bind(_ value: Value, at place: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(self, place)
        case .integer(let number): sqlite3_bind_int64(self, place, number)
        case .real(let number): sqlite3_bind_double(self, place, number)
        case .text(var text): text.withUTF8 { bind(text: $0, at: place) }
        case .bytes(let bytes): bytes.withUnsafeBytes { bind(bytes: $0, at: place) }
        }
    }

    // An empty buffer has no address, and SQLite binds NULL where it is given none.
    private func bind(text: UnsafeBufferPointer<UInt8>, at place: Int32) -> Int32 {
        guard let start = text.baseAddress, !text.isEmpty else { return sqlite3_bind_text(self, place, "", 0, nil) }
        let characters = UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
        return sqlite3_bind_text64(self, place, characters, UInt64(text.count), copied, UInt8(SQLITE_UTF8))
    }

    private func bind(bytes: UnsafeRawBufferPointer, at place: Int32) -> Int32 {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(self, place, 0) }
        return sqlite3_bind_blob64(self, place, start, UInt64(bytes.count), copied)
    }

    /// The value in the 0-based column of the row this statement stands on.
    func column(_ place: Int32) -> Value {
        switch sqlite3_column_type(self, place) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(self, place))
        case SQLITE_FLOAT: .real(sqlite3_column_double(self, place))
        case SQLITE_TEXT:
            .text(
                String(
                    decoding: UnsafeBufferPointer(
                        start: sqlite3_column_text(self, place), count: Int(sqlite3_column_bytes(self, place))),
                    as: UTF8.self))
        case SQLITE_BLOB:
            .bytes(
                Array(
                    UnsafeRawBufferPointer(
                        start: sqlite3_column_blob(self, place), count: Int(sqlite3_column_bytes(self, place)))))
        default: .null
        }
    }
}

/// SQLITE_TRANSIENT: SQLite keeps its own copy of what is bound.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
