/// One cheap pass over a JSON text before another decoder sees it: takes exactly what ``JSON/init(_:limits:)`` takes,
/// and builds nothing.
public enum JSONGuard {
    public static func check(_ bytes: [UInt8], limits: JSON.Limits = .body) throws(JSON.Fault) {
        var walker = JSONWalker(lexer: try JSONLexer(bytes, limits: limits))
        try walker.value(depth: 0)
        try walker.lexer.end()
    }
}

private struct JSONWalker {
    var lexer: JSONLexer

    mutating func value(depth: Int) throws(JSON.Fault) {
        let first = try lexer.next()
        let isContainer = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        try lexer.count(depth: isContainer ? depth + 1 : depth)
        switch first {
        case UInt8(ascii: "{"): try object(depth: depth + 1)
        case UInt8(ascii: "["): try array(depth: depth + 1)
        case UInt8(ascii: "\""): _ = try lexer.rawString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try lexer.number()
        case UInt8(ascii: "t"): try lexer.take(word: "true")
        case UInt8(ascii: "f"): try lexer.take(word: "false")
        case UInt8(ascii: "n"): try lexer.take(word: "null")
        default: throw lexer.fault(.unexpected)
        }
    }

    private mutating func array(depth: Int) throws(JSON.Fault) {
        lexer.skip()
        guard try lexer.next() != UInt8(ascii: "]") else { return lexer.skip() }
        repeat { try value(depth: depth) } while try lexer.takeComma(orEnd: UInt8(ascii: "]"))
    }

    private mutating func object(depth: Int) throws(JSON.Fault) {
        lexer.skip()
        var keys = JSONKeys()
        guard try lexer.next() != UInt8(ascii: "}") else { return lexer.skip() }
        repeat {
            _ = try lexer.key(new: &keys)
            try value(depth: depth)
        } while try lexer.takeComma(orEnd: UInt8(ascii: "}"))
    }
}
