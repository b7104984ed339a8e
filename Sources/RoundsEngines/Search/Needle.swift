import RoundsSQL

/// A term of a search, folded as the index is: words that stand together, the last of them perhaps only begun.
///
/// A needle holds letters and digits alone, so whatever a person typed, none of it is syntax to an engine.
struct Needle {
    private static let mostWords = 16

    let words: [String]
    let open: Bool
    private let bytes: [[UInt8]]

    /// Nil when nothing of the term is a word.
    init?(_ term: SearchRequest.Term) {
        let words = term.words.flatMap { word in
            let tokens = Tokens(word, limit: Needle.mostWords)
            return tokens.all.map(tokens.word)
        }
        guard !words.isEmpty else { return nil }
        self.words = Array(words.prefix(Needle.mostWords))
        open = term.open && words.count <= Needle.mostWords
        bytes = self.words.map { Array($0.utf8) }
    }

    /// Whether the words from this place on are the needle's.
    func stands(in tokens: Tokens, at place: Int) -> Bool {
        guard place + bytes.count <= tokens.all.count else { return false }
        for (offset, word) in bytes.enumerated() {
            let found = tokens.folded[tokens.all[place + offset].folded]
            let begun = open && offset == bytes.count - 1
            guard begun ? found.starts(with: word) : found.elementsEqual(word) else { return false }
        }
        return true
    }

    var length: Int { bytes.count }
}

/// A search as both engines understand it.
struct Needles {
    /// A person's search has a few terms; more are not looked at.
    private static let most = 16

    let sought: [Needle]
    let excluded: [Needle]
    let kinds: [String]
    let audience: String?

    /// Nil when nothing is sought: such a search finds nothing.
    init?(_ request: SearchRequest) {
        sought = Array(request.terms.compactMap(Needle.init).prefix(Needles.most))
        excluded = Array(request.excluded.compactMap(Needle.init).prefix(Needles.most))
        kinds = request.kinds.prefix(Needles.most).map { SearchKey.kind($0) }
        audience = request.audience.map { SearchKey.audience($0) }
        if sought.isEmpty { return nil }
    }

    /// The match expression of FTS5 (sqlite.org/fts5.html, "Full-text Query Syntax").
    ///
    /// FTS5 gathers every match of a word that is only begun before it gives the first; of whole words it gives the newest
    /// at once. So a begun word becomes the words it may turn into, where they are few. Up to three letters have an index.
    /// - Parameters:
    ///   - filtered: Whether kinds and audience are part of it.
    ///   - words: The indexed words that begin like this, or nil when they are too many to be named.
    func fts5(
        filtered: Bool = true, words: (String) throws(StorageError) -> [String]?
    ) throws(StorageError) -> String {
        func closed(_ words: some Sequence<String>) -> String { "\"" + words.joined(separator: " ") + "\"" }
        func phrase(_ needle: Needle) throws(StorageError) -> String {
            guard needle.open, let begun = needle.words.last else { return closed(needle.words) }
            guard begun.utf8.count > 3, !begun.isNumber, let whole = try words(begun), !whole.isEmpty else {
                return closed(needle.words) + " *"
            }
            return "(" + whole.map { closed(needle.words.dropLast() + [$0]) }.joined(separator: " OR ") + ")"
        }
        var parts = filtered ? audience.map { ["keys : \"\($0)\""] } ?? [] : []
        if filtered, !kinds.isEmpty { parts.append("keys : (\(kinds.joined(separator: " OR ")))") }
        var phrases: [String] = []
        for needle in sought { phrases.append(try phrase(needle)) }
        parts.append("{title body} : (\(phrases.joined(separator: " AND ")))")
        let wanted = "(\(parts.joined(separator: " AND ")))"
        guard !excluded.isEmpty else { return wanted }
        var unwanted: [String] = []
        for needle in excluded { unwanted.append(try phrase(needle)) }
        return "\(wanted) NOT {title body} : (\(unwanted.joined(separator: " OR ")))"
    }

    /// The same as a `tsquery` (postgresql.org, "Text Search Types"). A GIN index, too, gathers every match of a begun word
    /// before it gives the first; and a word that stands in nearly every document costs as much as a rare one saves.
    /// - Parameter kinds: Whether the kinds are part of it.
    func tsquery(
        kinds isOfKinds: Bool, words: (String) throws(StorageError) -> [String]?
    ) throws(StorageError) -> String {
        func phrase(_ needle: Needle) throws(StorageError) -> String {
            let closed = needle.words.map { "'\($0)'" }
            guard needle.open, let begun = needle.words.last, !begun.isNumber, let whole = try words(begun),
                !whole.isEmpty
            else { return "(" + closed.joined(separator: " <-> ") + (needle.open ? ":*)" : ")") }
            let last = "(" + whole.map { "'\($0)'" }.joined(separator: " | ") + ")"
            return "(" + (closed.dropLast() + [last]).joined(separator: " <-> ") + ")"
        }
        var parts = audience.map { ["'=\($0)'"] } ?? []
        if isOfKinds, !kinds.isEmpty { parts.append("(\(kinds.map { "'=\($0)'" }.joined(separator: " | ")))") }
        for needle in sought { parts.append(try phrase(needle)) }
        for needle in excluded { parts.append("!" + (try phrase(needle))) }
        return parts.joined(separator: " & ")
    }
}

extension String {
    /// Of digits alone: such words are countless and each is rare.
    var isNumber: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

/// What a document is filtered by, as a word of letters and digits that stands for exactly one kind or audience.
enum SearchKey {
    static func kind(_ kind: String) -> String { "k" + spelled(kind) }
    static func audience(_ audience: String) -> String { "a" + spelled(audience) }

    static func all(of document: SearchDocument) -> [String] {
        [kind(document.kind)] + document.audience.split(separator: " ").map { audience(String($0)) }
    }

    /// Everything but plain small letters and digits becomes `Z` and two hexadecimal digits. FTS5's `ascii` tokenizer
    /// folds case, so the mark is `z` to it; a real `z` is spelled out as well.
    private static func spelled(_ name: String) -> String {
        name.utf8.map { byte in
            switch byte {
            case 0x61...0x79, 0x30...0x39: String(UnicodeScalar(byte))
            default: "z" + String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16)
            }
        }.joined()
    }
}
