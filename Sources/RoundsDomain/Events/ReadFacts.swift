extension [String: Happening.Fact] {
    /// Reads what ``canonicalJSON`` wrote. Nil for anything else: the log holds nothing else.
    public init?(canonicalJSON text: String) {
        var reader = FactReader(Array(text.utf8))
        guard let facts = reader.facts() else { return nil }
        self = facts
    }
}

extension Event {
    /// The facts of the event; empty when they come from a newer Rounds and cannot be read.
    public var readFacts: [String: Happening.Fact] { .init(canonicalJSON: facts) ?? [:] }
}

extension Happening.Fact {
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var number: Int64? { if case .number(let number) = self { number } else { nil } }
    public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
}

/// One flat object of texts, whole numbers, flags and nulls, without spaces.
private struct FactReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func facts() -> [String: Happening.Fact]? {
        var facts: [String: Happening.Fact] = [:]
        guard take("{") else { return nil }
        if take("}") { return place == bytes.count ? facts : nil }
        repeat {
            guard let name = text(), take(":"), let fact = fact() else { return nil }
            facts[name] = fact
        } while take(",")
        return take("}") && place == bytes.count ? facts : nil
    }

    private mutating func fact() -> Happening.Fact? {
        if place < bytes.count, bytes[place] == UInt8(ascii: "\"") { return text().map { .text($0) } }
        if take(word: "true") { return .flag(true) }
        if take(word: "false") { return .flag(false) }
        if take(word: "null") { return .nothing }
        let start = place
        _ = take("-")
        while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
        return Int64(String(decoding: bytes[start..<place], as: UTF8.self)).map { .number($0) }
    }

    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        var found: [UInt8] = []
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: found, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                found.append(escaped)
            default: found.append(byte)
            }
        }
        return nil
    }

    private mutating func escaped() -> UInt8? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        switch bytes[place] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return bytes[place]
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"):
            guard place + 4 < bytes.count else { return nil }
            defer { place += 4 }
            return UInt8(String(decoding: bytes[(place + 1)...(place + 4)], as: UTF8.self), radix: 16)
        default: return nil
        }
    }

    private mutating func take(_ letter: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: letter) else { return false }
        place += 1
        return true
    }

    private mutating func take(word: StaticString) -> Bool {
        let wanted = Array(word.description.utf8)
        guard bytes[place...].starts(with: wanted) else { return false }
        place += wanted.count
        return true
    }
}
