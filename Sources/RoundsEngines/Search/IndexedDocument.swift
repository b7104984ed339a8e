import RoundsSQL

/// A document made ready for either index.
struct IndexedDocument {
    /// PostgreSQL keeps word positions up to 16,383; both engines stop where it would lose count.
    static let mostTitleWords = 200
    static let mostBodyWords = 15_000

    let title: Tokens
    let body: Tokens
    let keys: [String]

    init(_ document: SearchDocument) {
        title = Tokens(document.title, limit: IndexedDocument.mostTitleWords)
        body = Tokens(document.body, limit: IndexedDocument.mostBodyWords)
        keys = SearchKey.all(of: document)
    }

    /// Each word once, for those that are only begun; numbers are not kept.
    var wordsToKeep: Set<String> {
        var words: Set<String> = []
        for tokens in [title, body] {
            for token in tokens.all {
                let word = tokens.word(token)
                if !word.isNumber { words.insert(word) }
            }
        }
        return words
    }

    /// The document as a `tsvector`: each word with its places. A gap keeps a phrase from reaching out of the title.
    var tsvector: String {
        var places: [String: [Int]] = [:]
        for (place, token) in title.all.enumerated() { places[title.word(token), default: []].append(place + 1) }
        let start = title.all.count + 3
        for (place, token) in body.all.enumerated() { places[body.word(token), default: []].append(start + place) }
        let words = places.map { word, places in
            "'\(word)':" + places.prefix(255).map(String.init).joined(separator: ",")
        }
        return (keys.map { "'=\($0)'" } + words).joined(separator: " ")
    }
}
