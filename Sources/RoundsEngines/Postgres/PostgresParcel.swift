import CPostgres
import RoundsSQL

/// A statement on its way to the server and, once it was exchanged, its answer. Statements are prepared once for each text and
/// types, and answered in binary format.
final class PostgresParcel {
    enum Content {
        /// The program's own, without values.
        case plain(StaticString)
        case prepared(PostgresPrepared.Statement, [Value])
    }

    let content: Content
    var answer: PostgresAnswer?

    init(_ content: Content) {
        self.content = content
    }

    /// The names of the answer's columns, which a prepared statement learns once.
    func columns(of answer: PostgresAnswer) -> Row.Columns {
        guard case .prepared(let statement, _) = content else { return answer.columns }
        let columns = statement.columns ?? answer.columns
        statement.columns = columns
        return columns
    }

    /// Waits for the answer.
    func ask(_ pointer: OpaquePointer) -> OpaquePointer? {
        switch content {
        case .plain(let text): PQexec(pointer, text.start)
        case .prepared(let statement, let values):
            Bound(values).withPointers { pointers, lengths, formats in
                PQexecPrepared(pointer, statement.name, Int32(values.count), pointers, lengths, formats, 1)
            }
        }
    }

    /// Leaves the answer for later.
    /// - Returns: False when the connection is broken or memory is short.
    func send(_ pointer: OpaquePointer) -> Bool {
        switch content {
        case .plain(let text): PQsendQueryParams(pointer, text.start, 0, nil, nil, nil, nil, 1) == 1
        case .prepared(let statement, let values):
            Bound(values).withPointers { pointers, lengths, formats in
                PQsendQueryPrepared(pointer, statement.name, Int32(values.count), pointers, lengths, formats, 1)
            } == 1
        }
    }
}

/// Values in PostgreSQL's binary format, one behind the other.
private struct Bound {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []

    init(_ values: [Value]) {
        for value in values {
            let start = bytes.count
            value.append(to: &bytes)
            starts.append(value == .null ? nil : start)
            lengths.append(Int32(bytes.count - start))
        }
        // An empty text needs an address too: libpq reads nil as NULL.
        bytes.append(0)
    }

    func withPointers<Answer>(_ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Answer) -> Answer {
        bytes.withUnsafeBytes { all in
            let base = all.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = starts.map { start in start.flatMap { start in base.map { UnsafePointer($0 + start) } } }
            return body(pointers, lengths, [Int32](repeating: 1, count: starts.count))
        }
    }
}

extension StaticString {
    var start: UnsafePointer<CChar> { UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self) }
}
