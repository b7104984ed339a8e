extension String {
    /// A name that came from outside, fit to stand in a sentence: no control characters, at most 40 characters.
    var asMentioned: String {
        let kept = unicodeScalars.prefix(41).filter { $0.value >= 0x20 && $0.value != 0x7F }
        let name = String(String.UnicodeScalarView(kept.prefix(40)))
        return kept.count > 40 ? "“\(name)…”" : "“\(name)”"
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
