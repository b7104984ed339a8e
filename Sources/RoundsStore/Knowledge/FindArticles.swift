import RoundsDomain
import RoundsSQL

/// An article that was found, with the passages that matched.
public struct FoundArticle: Sendable, Equatable {
    public let article: Article
    public let title: [SearchMatch.Passage]
    public let body: [SearchMatch.Passage]
}

extension SearchDocument {
    static let article = "article"
    /// What may be offered to staff.
    static let published = "published"

    /// A draft is found by staff who search, and offered to nobody.
    init(_ article: Article) {
        var audience = "staff"
        if article.state == .published { audience += " " + Self.published }
        if article.state == .published, article.audience == .everyone { audience += " " + Self.everyone }
        self.init(
            kind: Self.article, number: article.id.number, audience: audience, title: article.title,
            body: article.body)
    }
}

extension Transaction {
    /// Articles by words, the best first; drafts among them for staff.
    /// - Parameter limit: 1 to 100.
    public func searchArticles(_ query: SearchQuery, for reader: Person, limit: Int) throws -> [FoundArticle] {
        guard !query.terms.isEmpty, query.filters.isEmpty else { return [] }
        let matches = try search(
            SearchRequest(
                terms: query.terms.map { .init(words: $0.words, open: $0.open) },
                excluded: query.excluded.map { .init(words: $0.words, open: $0.open) },
                kinds: [SearchDocument.article],
                audience: reader.may(.readKnowledge) ? nil : SearchDocument.everyone, limit: limit))
        let articles = try articles(Set(matches.map { Article.ID($0.number) }))
        return matches.compactMap { match in
            articles[Article.ID(match.number)].map { FoundArticle(article: $0, title: match.title, body: match.body) }
        }
    }

    /// Published articles that may help with something that is described in a line: those that share its two longest
    /// telling words, then those that have one of them in their title and are about no other service, then those about the
    /// service; each once.
    /// - Parameters:
    ///   - audience: `everyone` for what everybody may read; nil for all that staff may.
    ///   - limit: 1 to 20.
    public func articles(
        helpingWith line: String, service: Service.ID?, for audience: Article.Audience?, limit: Int
    ) throws -> [Article] {
        try askArticles(helpingWith: line, service: service, for: audience, limit: limit).answer()
    }

    func askArticles(
        helpingWith line: String, service: Service.ID?, for audience: Article.Audience?, limit: Int
    ) throws -> Asked<[Article]> {
        let longest = Array(TellingWords.of(line).prefix(2))
        let titled = try askArticles(titled: longest, for: audience, limit: 50)
        let about = try service.map { try askArticles(about: $0, for: audience, limit: limit) }
        return Asked {
            try articles(with: longest, titled, about, service: service, for: audience, limit: limit)
        }
    }

    private func articles(
        with longest: [String], _ titled: Asked<[Article]>, _ about: Asked<[Article]>?, service: Service.ID?,
        for audience: Article.Audience?, limit: Int
    ) throws -> [Article] {
        let word = audience == .everyone ? SearchDocument.everyone : SearchDocument.published
        func matching(_ terms: [String]) throws -> [Article] {
            guard !terms.isEmpty else { return [] }
            let matches = try search(
                SearchRequest(
                    terms: terms.map { .init(words: [$0], open: false) }, kinds: [SearchDocument.article],
                    audience: word, limit: limit))
            let known = try articles(Set(matches.map { Article.ID($0.number) }))
            return matches.compactMap { known[Article.ID($0.number)] }
        }
        func isElsewhere(_ article: Article) -> Bool {
            article.service != nil && service != nil && article.service != service
        }
        var found = longest.count == 2 ? try matching(longest) : []
        if found.count < limit {
            let more = try titled.answer().filter { !isElsewhere($0) }
            found += more.filter { one in !found.contains { $0.id == one.id } }
        }
        if let about, found.count < limit {
            found += try about.answer().filter { one in !found.contains { $0.id == one.id } }
        }
        return Array(found.prefix(limit))
    }

    /// Published ones with one of the words in their title, be it one of them or several.
    private func askArticles(
        titled words: [String], for audience: Article.Audience?, limit: Int
    ) throws -> Asked<[Article]> {
        guard !words.isEmpty else { return Asked { [] } }
        let stems = Set(words.map(TellingWords.stem))
        // Of letters and digits alone: nothing in a word means something to LIKE.
        let titled = SQL.joined(stems.sorted().map { "title_key LIKE \("%\($0.foldedKey)%")" }, by: " OR ")
        let readers: SQL = audience.map { "AND audience = \($0.rawValue)" } ?? ""
        return try askArticles(where: "state = 'published' \(readers) AND (\(titled))", limit: limit).map { found in
            found.filter { article in
                !stems.isDisjoint(with: TellingWords.of(article.title, most: .max).map(TellingWords.stem))
            }
        }
    }

    private func articles(_ ids: Set<Article.ID>) throws -> [Article.ID: Article] {
        guard !ids.isEmpty else { return [:] }
        let found = try articles(where: "id IN (\(list: ids.sorted()))", limit: ids.count)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
