/// Why bytes from outside are not taken. Each parser has its own, with a sentence for whoever sent them.
public protocol Unreadable: Error, Sendable {
    /// One or two sentences in plain words, fit to be shown as they are (escaped).
    var sentence: String { get }

    /// True when the bytes are more than a limit allows, whatever they say: 413 rather than 400.
    var isTooMuch: Bool { get }
}

extension String {
    /// A name that came from outside, fit to stand in a sentence: no control characters, at most 40 characters.
    var asMentioned: String {
        let kept = unicodeScalars.prefix(41).filter { $0.value >= 0x20 && $0.value != 0x7F }
        let name = String(String.UnicodeScalarView(kept.prefix(40)))
        return kept.count > 40 ? "“\(name)…”" : "“\(name)”"
    }

    /// The same bytes. `==` also takes canonically equivalent texts as equal (U+212A KELVIN SIGN for the letter K),
    /// which is not what a wire format means by the same name.
    func isExactly(_ other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }
}

extension Int {
    /// With thousands separated: `65,536`.
    var grouped: String {
        let digits = Array(String(magnitude))
        var text = self < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
