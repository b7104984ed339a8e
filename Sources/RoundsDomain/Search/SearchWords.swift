extension Substring {
    /// Runs of letters, marks and digits, as the engines cut them.
    var words: [String] {
        unicodeScalars.split { !$0.isOfAWord }.map { String($0) }
    }

    /// Two or more ASCII letters.
    var isFilterName: Bool {
        utf8.count > 1 && utf8.allSatisfy { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
    }
}

extension String {
    /// `In-Progress`, `in progress` and `in_progress` are one word.
    var asVocabularyKey: String {
        self[...].words.joined(separator: "_").lowercased()
    }

    /// `P1` is `1`.
    var withoutP: String {
        let key = asVocabularyKey
        return key.first == "p" ? String(key.dropFirst()) : key
    }

    /// The word that a slip of the fingers could have turned into this one; nil when none is near.
    func nearest(of words: [String]) -> String? {
        let near = words.map { (word: $0, distance: $0.asVocabularyKey.distance(to: asVocabularyKey)) }
        let best = near.min { $0.distance < $1.distance }
        return best.flatMap { $0.distance <= min(2, count / 2) ? $0.word : nil }
    }

    /// Letters to add, drop, change or swap with their neighbour (optimal string alignment).
    private func distance(to other: String) -> Int {
        let (left, right) = (Array(utf8.prefix(32)), Array(other.utf8.prefix(32)))
        var before = [Int](repeating: 0, count: right.count + 1)
        var row = Array(0...right.count)
        for (i, letter) in left.enumerated() {
            var next = [i + 1]
            for (j, other) in right.enumerated() {
                var least = Swift.min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
                    least = Swift.min(least, before[j - 1] + 1)
                }
                next.append(least)
            }
            (before, row) = (row, next)
        }
        return row[right.count]
    }
}

extension Character {
    var isQuotationMark: Bool {
        "\"“”„‟«»".contains(self)
    }

    /// Its first scalar is of a word.
    var isOfAWord: Bool {
        unicodeScalars.first.map(\.isOfAWord) == true
    }
}

extension Unicode.Scalar {
    /// Letters, marks, numbers, and private use: what both engines keep in a word.
    fileprivate var isOfAWord: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        case .decimalNumber, .letterNumber, .otherNumber, .privateUse: true
        default: false
        }
    }
}
