extension JSON {
    /// The value as UTF-8 JSON without white space. The same value gives the same bytes; with `sortedKeys`, so does the
    /// same value with its members in another order (sorted by their UTF-8 bytes).
    public func bytes(sortedKeys: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        append(to: &bytes, sortedKeys: sortedKeys)
        return bytes
    }

    public func written(sortedKeys: Bool = false) -> String {
        String(decoding: bytes(sortedKeys: sortedKeys), as: UTF8.self)
    }

    /// Appends what ``bytes(sortedKeys:)`` gives, for an answer that is written piece by piece.
    public func append(to bytes: inout [UInt8], sortedKeys: Bool = false) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
        case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
        case .number(let number): bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
        case .string(let text): bytes.appendJSON(text)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (place, element) in elements.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                element.append(to: &bytes, sortedKeys: sortedKeys)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            object.append(to: &bytes, sortedKeys: sortedKeys)
        }
    }
}

extension JSON.Object {
    fileprivate func append(to bytes: inout [UInt8], sortedKeys: Bool) {
        let order =
            sortedKeys
            ? members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            : members
        bytes.append(UInt8(ascii: "{"))
        for (place, member) in order.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.appendJSON(member.key)
            bytes.append(UInt8(ascii: ":"))
            member.value.append(to: &bytes, sortedKeys: sortedKeys)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

extension [UInt8] {
    /// A JSON string with its quotation marks: only what must be escaped is.
    fileprivate mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for place in utf8.indices where utf8[place].needsJSONEscape {
                append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
                appendJSONEscape(utf8[place])
                start = place + 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func appendJSONEscape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        default:
            append(contentsOf: "u00".utf8)
            append(hexadecimalDigits[Int(byte >> 4)])
            append(hexadecimalDigits[Int(byte & 0xF)])
        }
    }
}

extension UInt8 {
    fileprivate var needsJSONEscape: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}
