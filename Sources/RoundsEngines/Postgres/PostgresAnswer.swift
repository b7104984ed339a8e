import CPostgres
import RoundsSQL

/// An answer in binary format.
final class PostgresAnswer {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var columns: Row.Columns {
        Row.Columns((0..<PQnfields(pointer)).map { PQfname(pointer, $0).map { String(cString: $0) } ?? "" })
    }

    var changed: Int {
        PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    func rows(_ columns: Row.Columns) throws(StorageError) -> [Row] {
        let types = (0..<PQnfields(pointer)).map { PQftype(pointer, $0) }
        var rows: [Row] = []
        rows.reserveCapacity(Int(PQntuples(pointer)))
        for line in 0..<PQntuples(pointer) {
            var values: [Value] = []
            values.reserveCapacity(types.count)
            for (place, type) in types.enumerated() { values.append(try value(line, Int32(place), type)) }
            rows.append(Row(columns: columns, values: values))
        }
        return rows
    }

    private func value(_ line: Int32, _ place: Int32, _ type: Oid) throws(StorageError) -> Value {
        guard PQgetisnull(pointer, line, place) == 0 else { return .null }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(pointer, line, place), count: Int(PQgetlength(pointer, line, place)))
        switch type {
        case PostgresType.int8: return .integer(bytes.number(as: Int64.self))
        case PostgresType.int4: return .integer(Int64(bytes.number(as: Int32.self)))
        case PostgresType.int2: return .integer(Int64(bytes.number(as: Int16.self)))
        case PostgresType.oid: return .integer(Int64(bytes.number(as: UInt32.self)))
        case PostgresType.bool: return .integer(bytes.first == 1 ? 1 : 0)
        case PostgresType.float8: return .real(Double(bitPattern: bytes.number(as: UInt64.self)))
        case PostgresType.float4: return .real(Double(Float(bitPattern: bytes.number(as: UInt32.self))))
        case PostgresType.numeric: return bytes.numeric()
        case PostgresType.bytea: return .bytes(Array(bytes))
        case PostgresType.text, PostgresType.varchar, PostgresType.name, PostgresType.unknown:
            return .text(String(decoding: bytes, as: UTF8.self))
        default: throw .shape("a column of PostgreSQL type \(type)")
        }
    }
}

extension UnsafeRawBufferPointer {
    /// A big-endian number at the start.
    func number<Number: FixedWidthInteger>(as type: Number.Type, at offset: Int = 0) -> Number {
        guard offset + MemoryLayout<Number>.size <= count else { return 0 }
        return Number(bigEndian: loadUnaligned(fromByteOffset: offset, as: type))
    }

    /// `sum` of integers answers `numeric`: digits of base 10,000 after a header of four 16-bit words (count, weight
    /// of the first digit, sign, scale). A whole number that fits is an integer, anything else a double.
    func numeric() -> Value {
        let digits = Int(number(as: Int16.self))
        let weight = Int(number(as: Int16.self, at: 2))
        let sign = number(as: UInt16.self, at: 4)
        guard sign == 0 || sign == 0x4000 else { return .null }
        let values = (0..<digits).map { Int64(number(as: Int16.self, at: 8 + 2 * $0)) }
        var whole: Int64? = 0
        var real = 0.0
        let length = Swift.max(digits, weight + 1)
        for place in 0..<length {
            let digit = place < digits ? values[place] : 0
            real = real * 10_000 + Double(digit)
            if place > weight { whole = digit == 0 ? whole : nil } else { whole = whole.flatMap { $0.next(digit) } }
        }
        if let whole { return .integer(sign == 0 ? whole : -whole) }
        for _ in 0..<(length - 1 - weight) { real /= 10_000 }
        return .real(sign == 0 ? real : -real)
    }
}

extension Int64 {
    /// This number with one more digit of base 10,000, or nil when it does not fit.
    fileprivate func next(_ digit: Int64) -> Int64? {
        let (shifted, tooBig) = multipliedReportingOverflow(by: 10_000)
        let (sum, tooBigToo) = shifted.addingReportingOverflow(digit)
        return tooBig || tooBigToo ? nil : sum
    }
}
