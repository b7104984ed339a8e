import RoundsDomain

/// Anything can be typed: limits hold, words are words, filters have words that are known, and nothing is said twice.
func examine(_ bytes: [UInt8]) {
    let typed = String(decoding: bytes, as: UTF8.self)
    let words = ["open", "new", "in_progress", "resolved"]
    let query = SearchQuery(typed, knowing: .init([.state: words, .priority: ["1", "2", "3", "4"]]))
    let terms = query.terms + query.excluded
    hold(terms.count <= SearchQuery.mostTerms && query.filters.count <= SearchQuery.mostTerms, "too many terms")
    for term in terms {
        hold(!term.words.isEmpty && term.words.allSatisfy { !$0.isEmpty }, "an empty word")
        hold(!term.words.contains { $0.contains { $0.isWhitespace || "\"'-*:()^+".contains($0) } }, "a sign in a word")
    }
    hold(query.excluded.allSatisfy { !$0.open }, "an open word taken away")
    for filter in query.filters {
        hold(!filter.value.isEmpty, "an empty filter")
        hold(filter.name != .state || words.contains(filter.value), "an unknown state")
    }
    hold(
        Set(query.hints).count == query.hints.count && query.hints.allSatisfy { $0.count < 600 },
        "hints: \(query.hints)")
    hold(query.ticketNumber.map { $0 >= 0 } ?? true, "a negative number")
}
