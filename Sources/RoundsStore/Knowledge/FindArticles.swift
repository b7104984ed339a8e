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
    /// telling words, then those that have one of them in their title, then those about the service; each once. What is about
    /// another service, which this one does not need, comes last, and only with more than a weak word in common: who names a
    /// service may name the wrong one, and what helps may be written down with the next.
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
        let words = TellingWords.of(line)
        let titled = try askArticles(titled: Array(words.prefix(2)), for: audience, limit: 50)
        let about = try service.map { try askArticles(about: $0, for: audience, limit: limit) }
        let graph = try service.map { _ in try askServiceGraph() }
        return Asked {
            let needs = try service.flatMap { chosen in try graph?.answer().allNeeds(of: chosen) } ?? []
            let topic = Topic(words: words, services: service.map { Set(needs + [$0]) })
            let matching = try articles(with: topic, for: audience, limit: limit)
            let found = try matching + titled.answer().filter { topic.concerns($0) || topic.isMet(by: $0) }
            let near = try found.filter { topic.concerns($0) } + (about?.answer() ?? [])
            let all = near + found.filter { !topic.concerns($0) }
            var seen: Set<Article.ID> = []
            return Array(all.filter { seen.insert($0.id).inserted }.prefix(limit))
        }
    }

    /// Those that share the two longest words, wherever they have them, the best first.
    private func articles(
        with topic: Topic, for audience: Article.Audience?, limit: Int
    ) throws -> [Article] {
        guard topic.words.count > 1 else { return [] }
        let matches = try search(
            SearchRequest(
                terms: topic.words.prefix(2).map { .init(words: [$0], open: false) }, kinds: [SearchDocument.article],
                audience: audience == .everyone ? SearchDocument.everyone : SearchDocument.published, limit: limit))
        let known = try articles(Set(matches.map { Article.ID($0.number) }))
        return matches.compactMap { known[Article.ID($0.number)] }
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

/// What articles are looked for.
private struct Topic {
    /// That tell what it is about, the longest first.
    let words: [String]
    /// The service and all that it needs; nil when none was named.
    let services: Set<Service.ID>?

    /// False for what is about another service.
    func concerns(_ article: Article) -> Bool {
        guard let services, let service = article.service else { return true }
        return services.contains(service)
    }

    /// Has two of the words in its title, or the longest, which is rarer than the others.
    func isMet(by article: Article) -> Bool {
        let title = Set(TellingWords.of(article.title, most: .max).map(TellingWords.stem))
        let stems = words.map(TellingWords.stem)
        return stems.first.map { title.contains($0) } == true || Set(stems).intersection(title).count > 1
    }
}
