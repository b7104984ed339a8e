/// A header's value with parameters, as `Content-Type` and `Content-Disposition` have them (RFC 9110, 5.6.6):
/// `text/plain; charset="utf-8"`.
public struct HeaderValue: Sendable, Equatable {
    /// Before the first semicolon, in lower case.
    public let value: String
    private let parameters: [Parameter]

    private struct Parameter: Sendable, Equatable {
        let name: String
        let value: String
    }

    /// Nil when it is not well-formed, or when a parameter stands twice: two readers might then believe different ones.
    public init?(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    init?(bytes: [UInt8]) {
        var scan = HeaderScan(bytes: bytes)
        guard let value = scan.token(admitting: UInt8(ascii: "/")) else { return nil }
        var parameters: [Parameter] = []
        scan.skipSpace()
        while scan.take(UInt8(ascii: ";")) {
            scan.skipSpace()
            if let name = scan.token()?.lowercased() {
                guard scan.take(UInt8(ascii: "=")), let value = scan.quoted() ?? scan.token() else { return nil }
                guard !parameters.contains(where: { $0.name == name }) else { return nil }
                parameters.append(Parameter(name: name, value: value))
            }
            scan.skipSpace()
        }
        guard scan.isAtEnd else { return nil }
        self.value = value.lowercased()
        self.parameters = parameters
    }

    /// Names in lower case.
    public subscript(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }
}

private struct HeaderScan {
    let bytes: [UInt8]
    var at = 0

    var isAtEnd: Bool { at == bytes.count }

    mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    mutating func token(admitting more: UInt8? = nil) -> String? {
        let start = at
        while at < bytes.count, bytes[at].isTokenByte || bytes[at] == more { at += 1 }
        return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
    }

    /// A backslash escapes only a quotation mark or itself: browsers send the others in file names as they are.
    mutating func quoted() -> String? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        var plain: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: plain, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), at < bytes.count, [UInt8(ascii: "\""), byte].contains(bytes[at]) {
                plain.append(bytes[at])
                at += 1
            } else {
                plain.append(byte)
            }
        }
        return nil
    }
}

extension UInt8 {
    /// RFC 9110, 5.6.2.
    fileprivate var isTokenByte: Bool {
        isAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
}
