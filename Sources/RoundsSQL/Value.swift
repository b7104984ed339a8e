/// What a column can hold. Times are epoch milliseconds in UTC, flags are 0 or 1.
public enum Value: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// A type that can stand in a hole of an ``SQL`` literal.
public protocol SQLValueConvertible: Sendable {
    var sqlValue: Value { get }
}

extension Value: SQLValueConvertible {
    public var sqlValue: Value { self }
}

extension Int64: SQLValueConvertible {
    public var sqlValue: Value { .integer(self) }
}

extension Int: SQLValueConvertible {
    public var sqlValue: Value { .integer(Int64(self)) }
}

extension Double: SQLValueConvertible {
    public var sqlValue: Value { .real(self) }
}

extension String: SQLValueConvertible {
    public var sqlValue: Value { .text(self) }
}

extension Bool: SQLValueConvertible {
    public var sqlValue: Value { .integer(self ? 1 : 0) }
}

extension [UInt8]: SQLValueConvertible {
    public var sqlValue: Value { .bytes(self) }
}
