import CPostgres
import RoundsSQL

final class BarePostgres: BareEngine {
    private let wire: PostgresWire
    private var count = 0

    init(url: String) throws(StorageError) {
        wire = try Self.faultless { () throws(PostgresWire.Fault) in try PostgresWire(url) }
    }

    func prepare(_ text: StaticString) throws(StorageError) -> Int {
        count += 1
        let start = UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
        let answer = PQprepare(wire.pointer, "bare\(count)", start, 0, nil)
        defer { PQclear(answer) }
        try Self.faultless { () throws(PostgresWire.Fault) in try wire.check(answer) }
        return count
    }

    /// Values travel as text, as most callers of libpq send them.
    func run(_ number: Int, _ values: [Value]) throws(StorageError) -> Int {
        let texts = values.map(\.postgresText)
        let answer = withCStrings(texts.map { $0 ?? "" }) { strings in
            let pointers = texts.indices.map { texts[$0] == nil ? nil : strings[$0] }
            return PQexecPrepared(wire.pointer, "bare\(number)", Int32(values.count), pointers, nil, nil, 1)
        }
        defer { PQclear(answer) }
        try Self.faultless { () throws(PostgresWire.Fault) in try wire.check(answer) }
        var bytes = 0
        for line in 0..<PQntuples(answer) {
            for place in 0..<PQnfields(answer) where PQgetvalue(answer, line, place) != nil {
                bytes += Int(PQgetlength(answer, line, place))
            }
        }
        return bytes
    }

    func carryOut(_ text: StaticString) throws(StorageError) {
        try Self.faultless { () throws(PostgresWire.Fault) in try wire.run(text) }
    }

    private static func faultless<Answer>(
        _ work: () throws(PostgresWire.Fault) -> Answer
    ) throws(StorageError) -> Answer {
        do {
            return try work()
        } catch {
            throw error.error
        }
    }
}

extension Value {
    fileprivate var postgresText: String? {
        switch self {
        case .null: nil
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let text): text
        case .bytes(let bytes): "\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
