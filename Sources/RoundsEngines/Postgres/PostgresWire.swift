import CPostgres
import RoundsSQL

/// One libpq connection. It is not Sendable: it lives in one actor and closes when it is let go.
final class PostgresWire {
    /// What a statement did not manage.
    struct Fault: Error {
        /// `23505`, or nothing when the connection itself failed.
        let state: String
        let error: StorageError
        /// The connection is gone.
        let lost: Bool
    }

    let pointer: OpaquePointer
    var prepared = PostgresPrepared()
    /// What waits to be sent. See ``exchange()``.
    var parcels: [PostgresParcel] = []

    /// Connects, which may block for the connect timeout (5 s a host).
    init(_ url: String) throws(Fault) {
        let options: [(String, String)] = [
            ("dbname", url), ("fallback_application_name", "rounds"), ("connect_timeout", "5"),
            ("client_encoding", "UTF8"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "15000"),
        ]
        let made = withCStrings(options.map(\.0)) { names in
            withCStrings(options.map(\.1)) { PQconnectdbParams(names, $0, 1) }
        }
        guard let made else {
            throw Fault(state: "", error: .unavailable("Memory is short."), lost: true)
        }
        pointer = made
        guard PQstatus(made) == CONNECTION_OK else {
            throw Fault(state: "", error: .unavailable(words(of: made)), lost: true)
        }
        PQsetNoticeProcessor(made, { _, _ in }, nil)
        // A page asks for a few rows: helpers and compiled plans cost more than they bring, and helpers would begin all
        // stretches of a search at once.
        try run(
            """
            SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';
            SET timezone = 'UTC'; SET standard_conforming_strings = on;
            SET max_parallel_workers_per_gather = 0; SET jit = off
            """)
    }

    deinit {
        PQfinish(pointer)
    }

    var alive: Bool { PQstatus(pointer) == CONNECTION_OK }

    /// Runs statements of the program's own that have no values, behind those that wait.
    func run(_ text: StaticString) throws(Fault) {
        try exchange()
        let answer = PQexec(pointer, text.start)
        defer { PQclear(answer) }
        try check(answer)
    }

    func check(_ answer: OpaquePointer?) throws(Fault) {
        switch PQresultStatus(answer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_COPY_OUT: return
        default: throw fault(answer)
        }
    }

    func fault(_ answer: OpaquePointer?) -> Fault {
        let state = answer?.field(.state) ?? ""
        // 57P01 to 57P03: the server ends the connection after saying so.
        let lost = !alive || state.hasPrefix("57P0") || state.hasPrefix("08")
        if lost { return Fault(state: state, error: .unavailable("The database connection was lost."), lost: true) }
        return Fault(state: state, error: StorageError(postgres: state, answer), lost: false)
    }
}

extension OpaquePointer {
    /// A field of the error this answer carries.
    func field(_ field: PostgresField) -> String? {
        PQresultErrorField(self, field.rawValue).map { String(cString: $0) }
    }
}

/// The letters of `PG_DIAG_…`, which Swift does not import.
enum PostgresField: Int32 {
    case state = 0x43
    case message = 0x4D
    case detail = 0x44
    case table = 0x74
    case column = 0x63
    case constraint = 0x6E
}

/// What libpq says about a connection that failed: host, port and reason, never the password.
func words(of connection: OpaquePointer) -> String {
    let said = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    return said.split(whereSeparator: \.isNewline).joined(separator: " ")
}

/// An array of C strings that ends with nil.
func withCStrings<Answer>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Answer?
) -> Answer? {
    let bytes = strings.map { Array($0.utf8CString) }
    let starts = bytes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    return bytes.flatMap(\.self).withUnsafeBufferPointer { all in
        guard let start = all.baseAddress else { return nil }
        let pointers = starts.dropLast().map { Optional(start + $0) } + [nil]
        return pointers.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
    }
}
