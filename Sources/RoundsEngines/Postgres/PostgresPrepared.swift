import CPostgres
import RoundsSQL

/// The statements one connection has prepared, by their text.
///
/// A parameter that was NULL when the statement was prepared has no type of its own, so the same text may be
/// prepared again for other types of values; a later NULL fits every type.
struct PostgresPrepared {
    final class Statement {
        let name: String
        let types: [Oid]
        var columns: Row.Columns?

        init(name: String, types: [Oid]) {
            self.name = name
            self.types = types
        }
    }

    private static let most = 400
    private var kept: [String: [Statement]] = [:]
    private var count = 0

    func find(_ text: String, for values: [Value]) -> Statement? {
        kept[text]?.first { statement in
            zip(statement.types, values).allSatisfy { $0 == $1.oid || $1 == .null }
        }
    }

    /// True when so many are kept that the connection should let go of them all.
    var full: Bool { count >= PostgresPrepared.most }

    mutating func keep(_ statement: Statement, for text: String) {
        kept[text, default: []].append(statement)
        count += 1
    }

    /// Numbers go on rising, so a name never stands for two statements.
    mutating func name() -> String {
        number += 1
        return "s\(number)"
    }

    mutating func clear() {
        kept = [:]
        count = 0
    }

    private var number = 0
}

extension Value {
    /// The type a parameter is declared with; 0 lets the server decide.
    var oid: Oid {
        switch self {
        case .null: 0
        case .integer: PostgresType.int8
        case .real: PostgresType.float8
        case .text: PostgresType.text
        case .bytes: PostgresType.bytea
        }
    }

    /// Adds the value as PostgreSQL's binary format has it: big-endian numbers, text and bytes as they are.
    func append(to buffer: inout [UInt8]) {
        switch self {
        case .null: break
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { buffer += $0 }
        case .real(let number): withUnsafeBytes(of: number.bitPattern.bigEndian) { buffer += $0 }
        case .text(let text): buffer += text.utf8
        case .bytes(let bytes): buffer += bytes
        }
    }
}

/// Type numbers of `pg_type`, fixed since PostgreSQL's beginning.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let name: Oid = 19
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let unknown: Oid = 705
    static let varchar: Oid = 1043
    static let numeric: Oid = 1700
}
