extension JSON {
    /// Reads a JSON text by the letter of RFC 8259, and more strictly where I-JSON (RFC 7493) is: no key twice in an
    /// object, no half surrogate pairs. `\u0000` is refused as well, because no engine keeps it.
    public init(_ bytes: [UInt8], limits: Limits = .body) throws(Fault) {
        var parser = JSONParser(lexer: try JSONLexer(bytes, limits: limits))
        self = try parser.value(depth: 0)
        try parser.lexer.end()
    }

    public init(parsing text: some StringProtocol, limits: Limits = .body) throws(Fault) {
        try self.init(Array(text.utf8), limits: limits)
    }
}

private struct JSONParser {
    var lexer: JSONLexer

    mutating func value(depth: Int) throws(JSON.Fault) -> JSON {
        let first = try lexer.next()
        switch first {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        default: break
        }
        try lexer.count(depth: depth)
        switch first {
        case UInt8(ascii: "\""):
            return .string(try lexer.string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try lexer.number()
        case UInt8(ascii: "t"):
            try lexer.take(word: "true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try lexer.take(word: "false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try lexer.take(word: "null")
            return .null
        default:
            throw lexer.fault(.unexpected)
        }
    }

    private mutating func array(depth: Int) throws(JSON.Fault) -> JSON {
        try lexer.count(depth: depth)
        lexer.skip()
        var elements: [JSON] = []
        guard try lexer.next() != UInt8(ascii: "]") else {
            lexer.skip()
            return .array(elements)
        }
        repeat { elements.append(try value(depth: depth)) } while try lexer.takeComma(orEnd: UInt8(ascii: "]"))
        return .array(elements)
    }

    private mutating func object(depth: Int) throws(JSON.Fault) -> JSON {
        try lexer.count(depth: depth)
        lexer.skip()
        var members: [JSON.Object.Member] = []
        var keys = JSONKeys()
        guard try lexer.next() != UInt8(ascii: "}") else {
            lexer.skip()
            return .object(JSON.Object())
        }
        repeat {
            let key = try lexer.key(new: &keys)
            members.append(.init(key: key, value: try value(depth: depth)))
        } while try lexer.takeComma(orEnd: UInt8(ascii: "}"))
        return .object(JSON.Object(members: members))
    }
}

extension JSONLexer {
    /// True after a comma, false after the end of the container.
    mutating func takeComma(orEnd end: UInt8) throws(JSON.Fault) -> Bool {
        let byte = try next()
        guard byte == UInt8(ascii: ",") || byte == end else { throw fault(.unexpected) }
        skip()
        return byte != end
    }

    /// Takes a key and its colon.
    mutating func key(new keys: inout JSONKeys) throws(JSON.Fault) -> String {
        let raw = try rawString()
        let key = text(raw)
        guard keys.insert(key) else { throw fault(.duplicateKey(key), at: raw.range.lowerBound - 1) }
        guard try next() == UInt8(ascii: ":") else { throw fault(.unexpected) }
        skip()
        return key
    }
}
