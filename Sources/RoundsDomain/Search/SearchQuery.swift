/// What a person typed into the search box, understood: `printer "left margin" -test state:open from:maria`.
///
/// Anything can be typed; what cannot be used is left out, and a hint says so. Case and diacritics are as typed: folding
/// them is the engine's matter.
public struct SearchQuery: Sendable, Equatable {
    /// Words that must stand together; a single word is a phrase of one.
    public struct Term: Sendable, Equatable {
        /// Of letters and digits only, at least one.
        public let words: [String]
        /// The last word may go on: the person is still typing it, or ended it with `*`.
        public let open: Bool

        public init(words: [String], open: Bool = false) {
            self.words = words
            self.open = open
        }
    }

    public struct Filter: Sendable, Equatable {
        public enum Name: String, Sendable, CaseIterable {
            case state, priority, from, by, kind
        }

        public let name: Name
        /// One of the vocabulary's words where it has any, else as typed.
        public let value: String
        /// Written with a minus: everything but this.
        public let isExcluded: Bool

        public init(_ name: Name, _ value: String, isExcluded: Bool = false) {
            self.name = name
            self.value = value
            self.isExcluded = isExcluded
        }
    }

    /// The words a filter knows; a filter without an entry takes any.
    public struct Vocabulary: Sendable {
        public let words: [Filter.Name: [String]]

        public init(_ words: [Filter.Name: [String]] = [:]) {
            self.words = words
        }
    }

    public static let longest = 200
    /// Terms and excluded terms together; filters have the same limit of their own.
    public static let mostTerms = 12

    /// All must match.
    public internal(set) var terms: [Term] = []
    /// None may match.
    public internal(set) var excluded: [Term] = []
    public internal(set) var filters: [Filter] = []
    /// Sentences for the person, in the order of what they are about.
    public internal(set) var hints: [String] = []

    /// At most ``longest`` characters are read, and ``mostTerms`` terms.
    public init(_ typed: String, knowing vocabulary: Vocabulary = Vocabulary()) {
        var reader = SearchReader(typed.prefix(SearchQuery.longest), vocabulary: vocabulary)
        reader.read()
        self = reader.query
        if typed.count > SearchQuery.longest {
            hints.append("Only the first \(SearchQuery.longest) characters are searched for.")
        }
        if terms.isEmpty, filters.isEmpty, !excluded.isEmpty {
            hints.append("Add a word to look for: a minus only takes away from what is found.")
        }
    }

    init() {}

    public var isEmpty: Bool { terms.isEmpty && filters.isEmpty }

    /// When nothing but a ticket's number was typed, as `R-1042`, `r1042` or `1042`.
    public var ticketNumber: Int64? {
        guard terms.count == 1, excluded.isEmpty, filters.isEmpty else { return nil }
        var code = terms[0].words.joined()[...]
        if code.first == "R" || code.first == "r" { code = code.dropFirst() }
        guard code.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), code.utf8.count <= 15 else { return nil }
        return Int64(code)
    }
}
