/// A telephone number as a person types it: an extension, a pager, a number with its country, `+1 312 555-0143 ext 7`. It is
/// kept as it was typed, and found by its digits.
public enum PhoneNumber {
    /// Characters.
    public static let length = 40
    /// The rule of ``isOne(_:)`` in ECMA-262, for the document of the API; empty for none.
    public static let pattern =
        #"^$|^[ +()/.-]*[0-9][0-9 +()/.-]*(([xX]|[eE][xX][tT])[ +()/.-]*[0-9][0-9 +()/.-]*)?$"#
    /// With fewer of the last digits nobody is looked up: they would fit half the hospital.
    public static let fewestDigits = 3

    public static let wrong =
        "A telephone number has digits, spaces and + ( ) - / . and may end in x or ext with an extension."

    /// Digits and what is put between them; behind `x` or `ext` the digits of an extension.
    public static func isOne(_ text: String) -> Bool {
        guard let parts = parts(text) else { return false }
        return parts.allSatisfy { part in
            part.contains(where: isDigit) && part.allSatisfy { isDigit($0) || " +()/.-".contains($0) }
        }
    }

    /// All of them in a row, the extension's too.
    public static func digits(of text: String) -> String { text.filter(isDigit) }

    /// By what it is stored to be found by its last digits: the last comes first.
    public static func key(of text: String) -> String { String(digits(of: text).reversed()) }

    /// `tel:+13125550143;ext=7` (RFC 3966); nil for what is none.
    public static func link(_ text: String) -> String? {
        guard isOne(text), let parts = parts(text), let main = parts.first else { return nil }
        let plus = main.contains("+") ? "+" : ""
        let extensionPart = parts.count == 2 ? ";ext=" + digits(of: parts[1]) : ""
        return "tel:" + plus + digits(of: main) + extensionPart
    }

    /// The number, and behind its mark the extension; nil when other letters stand there.
    private static func parts(_ text: String) -> [String]? {
        guard let mark = text.firstIndex(where: \.isLetter) else { return [text] }
        let rest = text[mark...].lowercased()
        for word in ["ext", "x"] where rest.hasPrefix(word) {
            return [String(text[..<mark]), String(rest.dropFirst(word.count))]
        }
        return nil
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }
}
