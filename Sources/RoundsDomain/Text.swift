extension String {
    /// Without white space at either end.
    public var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    /// Line breaks become spaces: titles, names and places stand on one line.
    public var singleLine: String {
        contains(where: \.isNewline) ? String(map { $0.isNewline ? " " : $0 }) : self
    }

    /// The same text for the same letters, whatever their case: what stored keys are compared by.
    /// Computed here because the engines' own `lower()` folds differently.
    public var foldedKey: String { trimmed.lowercased() }
}
