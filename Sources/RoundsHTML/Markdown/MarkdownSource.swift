/// A text made ready for the parser.
struct MarkdownSource {
    /// Without control characters other than tab and line feed; the two backslashes of network paths are kept from the
    /// parser, which would take the first as an escape for the second.
    let text: String
    private let hasShares: Bool

    /// Larger texts are not worth their parsing time; they are logs and dumps.
    var isParsed: Bool { text.utf8.count <= 1 << 16 }

    init(_ typed: String) {
        let hasControls = typed.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x7F }
        let hasBackslashes = typed.utf8.contains(UInt8(ascii: "\\"))
        let plain = hasControls ? MarkdownSource.withoutControls(typed) : typed
        hasShares = hasBackslashes && plain.utf8.count <= 1 << 16
        text = hasShares ? MarkdownSource.keepingShares(plain) : plain
    }

    /// What the parser gave back, with the backslashes of network paths in their place again.
    func restored(_ parsed: String) -> String {
        guard hasShares else { return parsed }
        var text = ""
        for scalar in parsed.unicodeScalars {
            if scalar == MarkdownSource.share { text += #"\\"# } else { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// Stands for `\\`: a control character (SUBSTITUTE), which the text cannot hold itself.
    private static let share: Unicode.Scalar = "\u{1A}"

    private static func withoutControls(_ typed: String) -> String {
        var text = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in typed.unicodeScalars {
            if scalar == "\r" || scalar == "\n" && !afterReturn || scalar == "\t" {
                text.append(scalar == "\t" ? "\t" : "\n")
            } else if scalar.value >= 0x20, scalar.value != 0x7F {
                text.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        return String(text)
    }

    /// `\\fileserver\radiology` at the start of a word.
    private static func keepingShares(_ typed: String) -> String {
        var text = String.UnicodeScalarView()
        var before: Unicode.Scalar = " "
        var rest = Substring(typed).unicodeScalars
        while let scalar = rest.popFirst() {
            if scalar == "\\", rest.first == "\\", !before.properties.isAlphabetic, before != "\\",
                let name = rest.dropFirst().first, name.properties.isAlphabetic || name.properties.numericType != nil
            {
                rest.removeFirst()
                text.append(share)
                before = "\\"
            } else {
                text.append(scalar)
                before = scalar
            }
        }
        return String(text)
    }
}
