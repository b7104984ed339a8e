import RoundsSQL

/// What is still to be put into the full-text index and taken out of it.
///
/// FTS5 writes a piece of index whenever a savepoint begins or ends and whenever ids go backwards, and merges the pieces
/// later. So a batch of writes keeps its words until just before the commit, and one ordered run makes one piece: three
/// times as many writes a second. See docs/decisions/0009-index-words-at-the-commit.md.
struct SQLiteWords {
    /// A transaction that indexes more than this writes them before it ends.
    static let most = 2_000

    private var added: [Int64: IndexedDocument] = [:]
    private var taken: [Int64: IndexedDocument] = [:]

    var isEmpty: Bool { added.isEmpty && taken.isEmpty }
    var count: Int { added.count + taken.count }

    mutating func add(_ words: IndexedDocument, at id: Int64) {
        added[id] = words
    }

    /// What was added and not written yet needs no taking out.
    mutating func take(_ words: IndexedDocument, at id: Int64) {
        if added.removeValue(forKey: id) == nil { taken[id] = words }
    }

    /// Adds what happened after.
    mutating func follow(_ later: SQLiteWords) {
        for (id, words) in later.taken { take(words, at: id) }
        added.merge(later.added) { _, new in new }
    }

    /// Writes everything, in the order of ids.
    func write(to transaction: SQLiteTransaction) throws(StorageError) {
        for id in taken.keys.sorted() {
            guard let words = taken[id] else { continue }
            try transaction.run(
                """
                INSERT INTO search_index (search_index, rowid, title, body, keys) VALUES
                    ('delete', \(id), \(words.title.joined), \(words.body.joined), \(words.keys.joined(separator: " ")))
                """)
        }
        var different: Set<String> = []
        for id in added.keys.sorted() {
            guard let words = added[id] else { continue }
            different.formUnion(words.wordsToKeep)
            try transaction.run(
                """
                INSERT INTO search_index (rowid, title, body, keys)
                VALUES (\(id), \(words.title.joined), \(words.body.joined), \(words.keys.joined(separator: " ")))
                """)
        }
        for word in different.sorted() {
            try transaction.run("INSERT INTO search_word (word) VALUES (\(word)) ON CONFLICT DO NOTHING")
        }
    }
}

/// The words of a batch that is not committed yet.
final class SQLiteBatchWords {
    var words = SQLiteWords()
}
