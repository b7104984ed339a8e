extension String {
    /// A name from outside made safe to show, to keep and to offer for download on any system: no folders, no characters
    /// that cannot be seen or that turn the reading direction (U+202E), none that Windows forbids, at most
    /// 200 bytes with the ending kept. Never empty: `file` when nothing is left.
    public var asFileName: String {
        // By scalars: a slash and a mark that joins it are one character, and no slash.
        let last = unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last
        var name = ""
        for scalar in last ?? "".unicodeScalars[...] {
            switch scalar {
            case "<", ">", ":", "\"", "|", "?", "*": name += "_"
            case _ where scalar.isUnseen: continue
            default: name.unicodeScalars.append(scalar)
            }
        }
        let seen = name.unicodeScalars.drop { $0.properties.isWhitespace }
        let trimmed = String(seen).droppingLast { $0.properties.isWhitespace || $0 == "." }
        return trimmed.isEmpty ? "file" : trimmed.cut(toBytes: 200)
    }

    private func droppingLast(while isSuperfluous: (Unicode.Scalar) -> Bool) -> String {
        var scalars = unicodeScalars[...]
        while let last = scalars.last, isSuperfluous(last) { scalars = scalars.dropLast() }
        return String(scalars)
    }

    /// Cuts before the ending, which is what tells a program what the file is.
    private func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var ending = ""
        if let dot = lastIndex(of: "."), dot > startIndex, self[dot...].utf8.count <= 16 {
            ending = String(self[dot...])
        }
        var stem = ""
        for character in self {
            guard stem.utf8.count + character.utf8.count + ending.utf8.count <= limit else { break }
            stem.append(character)
        }
        return stem.droppingLast { $0.properties.isWhitespace || $0 == "." } + ending
    }
}

extension Unicode.Scalar {
    /// Controls, line and paragraph separators, and format characters other than the joiners that scripts and emoji need.
    fileprivate var isUnseen: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
        case .format: self != "\u{200C}" && self != "\u{200D}"
        default: false
        }
    }
}
