extension String {
    /// Without white space, and without what nobody sees, at either end: whatever is left can be seen.
    public var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isBlank { rest.removeFirst() }
        while let last = rest.last, last.isBlank { rest.removeLast() }
        return String(rest)
    }

    /// Line breaks become spaces, and nothing turns the direction of the letters around it: titles, names and places stand on
    /// one line, and read as they were written (UAX #9 §2).
    public var singleLine: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 >= 0x80 }) else { return self }
        var line = String(map { $0.isNewline ? " " : $0 })
        line.unicodeScalars.removeAll { $0.properties.isBidiControl }
        return line
    }

    /// The same text for the same letters, whatever their case: what stored keys are compared by.
    /// Computed here because the engines' own `lower()` folds differently.
    public var foldedKey: String { trimmed.lowercased() }
}

extension Character {
    /// Takes no place on a page. A joiner inside an emoji does not stand alone, so that the whole is seen.
    fileprivate var isBlank: Bool {
        isWhitespace || !isASCII && unicodeScalars.allSatisfy(\.properties.isDefaultIgnorableCodePoint)
    }
}
