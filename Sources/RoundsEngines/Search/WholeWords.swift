import RoundsSQL

/// More words than this are not named one by one: each has its own place in the index to go to.
private let mostWords = 48

extension Transaction {
    /// The indexed words that begin like this, or nil when they are too many to be named.
    func wholeWords(begun: String) throws(StorageError) -> [String]? {
        let found = try rows(
            """
            SELECT word FROM search_word WHERE word >= \(begun) AND word < \(begun + "\u{10FFFF}")
            LIMIT \(mostWords + 1)
            """)
        guard found.count <= mostWords else { return nil }
        var words: [String] = []
        for row in found { words.append(try row.text("word")) }
        return words
    }
}
