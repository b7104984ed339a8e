/// Reads what was typed, from left to right.
struct SearchReader {
    private(set) var query = SearchQuery()
    private let vocabulary: SearchQuery.Vocabulary
    private var rest: Substring

    init(_ typed: Substring, vocabulary: SearchQuery.Vocabulary) {
        rest = typed
        self.vocabulary = vocabulary
    }

    mutating func read() {
        while true {
            rest = rest.drop(while: \.isWhitespace)
            guard !rest.isEmpty else { return }
            let isExcluded = takeMinus()
            if let phrase = takeQuoted() {
                add(phrase.text, isOpen: phrase.isUnclosed, isExcluded: isExcluded)
            } else {
                readWord(isExcluded: isExcluded)
            }
        }
    }

    private mutating func readWord(isExcluded: Bool) {
        let word = rest.prefix { !$0.isWhitespace }
        if let colon = word.firstIndex(of: ":"), word[..<colon].isFilterName {
            let name = word[..<colon].lowercased()
            if let name = SearchQuery.Filter.Name(rawValue: name) {
                rest = rest[word.index(after: colon)...]
                return addFilter(name, takeQuoted()?.text ?? takeWord(), isExcluded: isExcluded)
            }
            explain(name, before: word[word.index(after: colon)...])
        }
        let typed = takeWord()
        // What ends the text, or was marked with a star, is still being typed.
        let isOpen = typed.last == "*" || rest.isEmpty && typed.last.map(\.isOfAWord) == true
        add(typed, isOpen: isOpen, isExcluded: isExcluded)
    }

    /// A minus that stands before something; a dash on its own is nothing.
    private mutating func takeMinus() -> Bool {
        guard rest.first == "-", let next = rest.dropFirst().first, !next.isWhitespace else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func takeWord() -> Substring {
        let word = rest.prefix { !$0.isWhitespace }
        rest = rest[word.endIndex...]
        return word
    }

    /// Text in quotation marks of any style. A mark inside a word is no beginning: `24"` is a screen.
    private mutating func takeQuoted() -> (text: Substring, isUnclosed: Bool)? {
        guard let mark = rest.first, mark.isQuotationMark else { return nil }
        rest.removeFirst()
        let text = rest.prefix { !$0.isQuotationMark }
        let isUnclosed = text.endIndex == rest.endIndex
        rest = isUnclosed ? rest[text.endIndex...] : rest[rest.index(after: text.endIndex)...]
        if isUnclosed, !text.words.isEmpty {
            query.hints.append("The quotation mark is not closed: what follows it is searched for as one phrase.")
        }
        return (text, isUnclosed && text.last.map(\.isOfAWord) == true)
    }

    private mutating func add(_ text: Substring, isOpen: Bool, isExcluded: Bool) {
        let words = text.words
        guard let last = words.last else { return }
        guard query.terms.count + query.excluded.count < SearchQuery.mostTerms else {
            return hintOnce("Only the first \(SearchQuery.mostTerms) words and phrases are searched for.")
        }
        // One letter as the beginning of a word would match nearly everything; and taking away is never a guess.
        let term = SearchQuery.Term(words: words, open: isOpen && !isExcluded && last.count > 1)
        if isExcluded { query.excluded.append(term) } else { query.terms.append(term) }
    }

    mutating func hintOnce(_ hint: String) {
        if !query.hints.contains(hint) { query.hints.append(hint) }
    }
}

extension SearchReader {
    private mutating func addFilter(_ name: SearchQuery.Filter.Name, _ typed: Substring, isExcluded: Bool) {
        let known = vocabulary.words[name] ?? []
        let value = typed.words.joined(separator: " ")
        guard !value.isEmpty else {
            let examples = known.isEmpty ? "" : " It takes one of: \(known.joined(separator: ", "))."
            return hintOnce("A word is missing after “\(name.rawValue):”.\(examples)")
        }
        guard query.filters.count < SearchQuery.mostTerms else {
            return hintOnce("Only the first \(SearchQuery.mostTerms) filters are used.")
        }
        guard !known.isEmpty else {
            return query.filters.append(.init(name, value, isExcluded: isExcluded))
        }
        let key = name == .priority ? value.withoutP : value.asVocabularyKey
        if let word = known.first(where: { $0.asVocabularyKey == key }) {
            query.filters.append(.init(name, word, isExcluded: isExcluded))
        } else {
            let offer =
                value.nearest(of: known).map { "Did you mean “\($0)”?" } ?? "Known: \(known.joined(separator: ", "))."
            hintOnce("There is no \(name.rawValue) “\(value)”. \(offer)")
        }
    }

    private mutating func explain(_ name: String, before value: Substring) {
        guard let first = value.first, first.isOfAWord || first.isQuotationMark else { return }
        let names = SearchQuery.Filter.Name.allCases.map(\.rawValue)
        let offer =
            name.nearest(of: names).map { "Did you mean “\($0):”?" } ?? "Filters are \(names.joined(separator: ", "))."
        hintOnce("There is no filter “\(name):”, so it is searched for as a word. \(offer)")
    }
}
