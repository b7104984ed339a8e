/// Markup that is safe by construction: its text is written in the program, and every `String` that stands in a hole is
/// escaped. Only another ``HTML`` goes in as it is; any other type does not compile. A string made at run time cannot
/// become markup.
///
///     let row: HTML = "<td>\(ticket.title)</td>"
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// UTF-8.
    public private(set) var bytes: [UInt8]

    public static let nothing = HTML(bytes: [])

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    public init(stringLiteral text: StaticString) {
        bytes = text.withUTF8Buffer { Array($0) }
    }

    public init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    /// A text from anywhere, escaped.
    public init(escaping text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public static func += (left: inout HTML, right: HTML) {
        left.bytes.append(contentsOf: right.bytes)
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        public mutating func appendInterpolation(_ text: String) {
            assertQuoted()
            bytes.appendEscaped(text)
        }

        public mutating func appendInterpolation(_ text: String?) {
            guard let text else { return }
            appendInterpolation(text)
        }

        public mutating func appendInterpolation(_ number: Int) {
            assertQuoted()
            bytes.append(contentsOf: String(number).utf8)
        }

        public mutating func appendInterpolation(_ number: Int64) {
            assertQuoted()
            bytes.append(contentsOf: String(number).utf8)
        }

        public mutating func appendInterpolation(_ link: Link) {
            appendInterpolation(link.target)
        }

        public mutating func appendInterpolation(_ html: HTML) {
            bytes.append(contentsOf: html.bytes)
        }

        public mutating func appendInterpolation(_ html: HTML?) {
            guard let html else { return }
            bytes.append(contentsOf: html.bytes)
        }

        public mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { bytes.append(contentsOf: part.bytes) }
        }

        /// A hole right behind `=` would be an unquoted attribute, where escaping does not protect.
        private func assertQuoted() {
            assert(bytes.last != UInt8(ascii: "="), "an attribute's value needs quotes around its hole")
        }
    }
}

extension [UInt8] {
    /// Escapes for text and for attributes in double or single quotes.
    ///
    /// What needs no escaping is copied in one piece: most texts need none.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var plain = 0
            for place in bytes.indices {
                guard let escape = Self.escape(of: bytes[place]) else { continue }
                append(contentsOf: bytes[plain..<place])
                escape.withUTF8Buffer { append(contentsOf: $0) }
                plain = place + 1
            }
            append(contentsOf: bytes[plain...])
        }
    }

    private static func escape(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
