/// What full-text search knows of one thing. On SQLite it lives in FTS5, on PostgreSQL in a `tsvector` column.
/// Both fold case and diacritics and match words by prefix; both keep the text for the passage that is shown.
public struct SearchDocument: Sendable {
    /// The kind that nearly all documents are of: an index that is asked for it, too, looks through all of them.
    public static let commonest = "ticket"

    /// `ticket`, `article`, `device`, …
    public let kind: String
    public let number: Int64
    /// Who may find it: `staff`, or `person:17` for what one requester may see. Several, separated by spaces.
    public let audience: String
    /// Matches here count more than in the body.
    public let title: String
    public let body: String

    public init(kind: String, number: Int64, audience: String, title: String, body: String) {
        self.kind = kind
        self.number = number
        self.audience = audience
        self.title = title
        self.body = body
    }
}

/// A search already parsed: all terms must match, none of the excluded may.
public struct SearchRequest: Sendable {
    /// A run of words that must stand together; a single word is a phrase of one. The last word of a term that is
    /// `open` matches by prefix.
    public struct Term: Sendable, Equatable {
        public let words: [String]
        public let open: Bool

        public init(words: [String], open: Bool) {
            self.words = words
            self.open = open
        }
    }

    public let terms: [Term]
    public let excluded: [Term]
    /// Only documents of these kinds; empty means all.
    public let kinds: [String]
    /// Only documents that name this audience; nil for who may find them all.
    public let audience: String?
    /// At most this many matches, 1 to 500.
    public let limit: Int
    public let offset: Int

    public init(
        terms: [Term], excluded: [Term] = [], kinds: [String] = [], audience: String?, limit: Int, offset: Int = 0
    ) {
        self.terms = terms
        self.excluded = excluded
        self.kinds = kinds
        self.audience = audience
        self.limit = limit
        self.offset = offset
    }
}

/// One match, with the passage that matched.
public struct SearchMatch: Sendable, Equatable {
    public let kind: String
    public let number: Int64
    public let title: [Passage]
    public let body: [Passage]

    /// A run of text, marked or not: the view sets the marked ones in `<mark>`.
    public struct Passage: Sendable, Equatable {
        public let text: String
        public let marked: Bool

        public init(text: String, marked: Bool) {
            self.text = text
            self.marked = marked
        }
    }

    public init(kind: String, number: Int64, title: [Passage], body: [Passage]) {
        self.kind = kind
        self.number = number
        self.title = title
        self.body = body
    }
}
