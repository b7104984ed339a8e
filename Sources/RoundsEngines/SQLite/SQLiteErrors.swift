import GRDB
import GRDBSQLite
import RoundsSQL

typealias SQLiteConnection = GRDB.Database

extension StorageError {
    /// What an extended result code means to the floors above.
    /// - Parameter reading: The connection is one that only reads, so a refused change is the program's mistake.
    init(sqlite code: Int32, _ message: String, reading: Bool = false) {
        let said = String(message.split(separator: "failed: ", maxSplits: 1).last ?? "")
        self =
            switch ResultCode(rawValue: code) {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: .notUnique(said)
            case .SQLITE_CONSTRAINT_FOREIGNKEY: .refused("foreign key")
            case .SQLITE_CONSTRAINT_DATATYPE: .shape(message)
            case .SQLITE_IOERR_SHMSIZE: .full
            default:
                switch code & 0xFF {
                case SQLITE_CONSTRAINT: .refused(said)
                case SQLITE_MISMATCH: .shape(message)
                case SQLITE_READONLY: reading ? .shape("a change inside a read") : .readOnly
                case SQLITE_FULL: .full
                case SQLITE_CORRUPT: .corrupt(message)
                case SQLITE_NOTADB: .foreign("It is not a SQLite database, or its first page is damaged.")
                // Another process writes: a command beside the desk, say.
                case SQLITE_BUSY, SQLITE_LOCKED: .busy
                case SQLITE_INTERRUPT: .unavailable("The statement was interrupted.")
                case SQLITE_NOMEM: .unavailable("Memory is short.")
                case SQLITE_MISUSE: .unavailable("The database is closed.")
                default: .engine(code: "SQLITE \(code)", message: message)
                }
            }
    }

    /// Turns what GRDB throws into a ``StorageError``, leaving out the statement and its arguments.
    init(grdb error: any Error, reading: Bool = false) {
        switch error {
        case let error as StorageError: self = error
        case let error as DatabaseError:
            self.init(sqlite: error.extendedResultCode.rawValue, error.message ?? "", reading: reading)
        default: self = .engine(code: "SQLITE", message: "\(type(of: error))")
        }
    }
}
