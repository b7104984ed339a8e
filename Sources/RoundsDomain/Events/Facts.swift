extension [String: Happening.Fact] {
    /// Canonical JSON (RFC 8259): members sorted by their names' UTF-8, no spaces, only the escapes that must be.
    public var canonicalJSON: String {
        var out = "{"
        for (place, name) in keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }).enumerated() {
            if place > 0 { out += "," }
            out += Self.quoted(name)
            out += ":"
            switch self[name] {
            case .text(let text): out += Self.quoted(text)
            case .number(let number): out += String(number)
            case .flag(let flag): out += flag ? "true" : "false"
            case .nothing, nil: out += "null"
            }
        }
        return out + "}"
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                out += "\\u00" + String(scalar.value >> 4, radix: 16) + String(scalar.value & 15, radix: 16)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
