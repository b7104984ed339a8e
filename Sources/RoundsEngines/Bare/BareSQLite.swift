import GRDBSQLite
import RoundsSQL

final class BareSQLite: BareEngine {
    private var connection: OpaquePointer?
    private var statements: [OpaquePointer] = []

    init(folder: String) throws(StorageError) {
        let path = folder + "/" + SQLiteOpening.fileName
        try check(sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil))
        try carryOut("PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA foreign_keys = ON")
        sqlite3_busy_timeout(connection, 5_000)
    }

    deinit {
        for statement in statements { sqlite3_finalize(statement) }
        sqlite3_close(connection)
    }

    func prepare(_ text: StaticString) throws(StorageError) -> Int {
        var statement: OpaquePointer?
        let start = UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
        try check(sqlite3_prepare_v3(connection, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        guard let statement else { throw .shape("an empty statement") }
        statements.append(statement)
        return statements.count - 1
    }

    func run(_ number: Int, _ values: [Value]) throws(StorageError) -> Int {
        let statement = statements[number]
        defer { sqlite3_reset(statement) }
        for (place, value) in values.enumerated() { try check(statement.bind(value, at: Int32(place + 1))) }
        let width = sqlite3_column_count(statement)
        var bytes = 0
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: for place in 0..<width { bytes += statement.weight(place) }
            case SQLITE_DONE: return bytes
            case let code: throw said(code)
            }
        }
    }

    func carryOut(_ text: StaticString) throws(StorageError) {
        let start = UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
        try check(sqlite3_exec(connection, start, nil, nil, nil))
    }

    private func check(_ code: Int32) throws(StorageError) {
        guard code == SQLITE_OK else { throw said(code) }
    }

    private func said(_ code: Int32) -> StorageError {
        StorageError(sqlite: code, String(cString: sqlite3_errmsg(connection)))
    }
}

extension OpaquePointer {
    /// Reads a column as a caller in C would, and tells its bytes.
    fileprivate func weight(_ place: Int32) -> Int {
        switch sqlite3_column_type(self, place) {
        case SQLITE_INTEGER: sqlite3_column_int64(self, place) == 0 ? 0 : 8
        case SQLITE_TEXT: sqlite3_column_text(self, place) == nil ? 0 : Int(sqlite3_column_bytes(self, place))
        default: sqlite3_column_blob(self, place) == nil ? 0 : Int(sqlite3_column_bytes(self, place))
        }
    }
}
