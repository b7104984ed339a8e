/// Cuts markup into tags and text. It is stricter than HTML: attributes have quotes, references end with a semicolon.
struct MarkupScanner {
    enum Token: Equatable {
        case start(name: String, attributes: [Attribute], selfClosing: Bool)
        case end(name: String)
        case text
        case doctype
    }

    struct Attribute: Equatable {
        let name: String
        let value: String
    }

    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Nil at the end.
    mutating func next() throws(MarkupFault) -> Token? {
        guard position < bytes.count else { return nil }
        guard bytes[position] == UInt8(ascii: "<") else { return try text() }
        if skip("<!--") { return try comment() }
        if skip("<!doctype html>") { return .doctype }
        if skip("</") {
            let name = try name(of: "an end tag")
            try expect(">")
            return .end(name: name)
        }
        position += 1
        return try startTag()
    }

    func fault(_ sentence: String, at place: Int? = nil) -> MarkupFault {
        let before = bytes[..<(place ?? position)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        return MarkupFault(sentence: sentence, line: line, column: before.count - lineStart + 1)
    }

    private mutating func startTag() throws(MarkupFault) -> Token {
        let name = try name(of: "a tag")
        var attributes: [Attribute] = []
        while true {
            let spaced = skipSpaces()
            if skip("/>") { return .start(name: name, attributes: attributes, selfClosing: true) }
            if skip(">") { return .start(name: name, attributes: attributes, selfClosing: false) }
            guard spaced else { throw fault("<\(name)> needs a space before its next attribute") }
            let attribute = try attribute()
            guard !attributes.contains(where: { $0.name == attribute.name }) else {
                throw fault("<\(name)> has \(attribute.name) twice")
            }
            attributes.append(attribute)
        }
    }

    private mutating func attribute() throws(MarkupFault) -> Attribute {
        let name = try name(of: "an attribute")
        guard skip("=") else { return Attribute(name: name, value: "") }
        guard let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw fault("\(name)= has no quotes")
        }
        position += 1
        let start = position
        while let byte = current, byte != quote {
            guard byte != UInt8(ascii: "<") else { throw fault("< inside the value of \(name)") }
            if byte == UInt8(ascii: "&") { try reference() }
            position += 1
        }
        guard current == quote else { throw fault("\(name) never ends", at: start) }
        let value = String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return Attribute(name: name, value: value)
    }

    private mutating func text() throws(MarkupFault) -> Token {
        while let byte = current, byte != UInt8(ascii: "<") {
            if byte == UInt8(ascii: "&") { try reference() }
            position += 1
        }
        return .text
    }

    private mutating func comment() throws(MarkupFault) -> Token {
        let start = position
        while position < bytes.count {
            if skip("-->") { return .text }
            position += 1
        }
        throw fault("a comment never ends", at: start)
    }

    /// Leaves the position on the semicolon.
    private mutating func reference() throws(MarkupFault) {
        let start = position
        position += 1
        while let byte = current, byte.isWord || byte == UInt8(ascii: "#") { position += 1 }
        guard current == UInt8(ascii: ";"), position > start + 1 else {
            throw fault("& that is not written &amp;", at: start)
        }
    }

    private mutating func name(of what: StaticString) throws(MarkupFault) -> String {
        let start = position
        while let byte = current, byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") {
            position += 1
        }
        guard position > start else { throw fault("\(what) without a name") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func expect(_ text: StaticString) throws(MarkupFault) {
        guard skip(text) else { throw fault("\(text) is missing") }
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpaces() -> Bool {
        let start = position
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x09 { position += 1 }
        return position > start
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
        if matches { position += text.utf8CodeUnitCount }
        return matches
    }
}

extension UInt8 {
    fileprivate var isWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
