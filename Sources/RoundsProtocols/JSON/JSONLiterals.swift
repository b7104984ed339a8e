extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }

    /// Of a key written twice the last one counts.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        var object = Object()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}

/// Values of the program as JSON; nil is `null`.
extension JSON {
    public init(_ text: String?) { self = text.map(JSON.string) ?? .null }
    public init(_ integer: Int64?) { self = integer.map(JSON.integer) ?? .null }
    public init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }
    public init(_ number: Double?) { self = number.map(JSON.number) ?? .null }
    public init(_ bool: Bool?) { self = bool.map(JSON.bool) ?? .null }
    public init(_ elements: some Sequence<JSON>) { self = .array(Array(elements)) }
    public init(_ texts: some Sequence<String>) { self = .array(texts.map(JSON.string)) }
}
