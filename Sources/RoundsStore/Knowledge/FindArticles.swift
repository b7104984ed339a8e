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

    /// A draft and what is retired is found by staff alone.
    init(_ article: Article) {
        let isForAll = article.state == .published && article.audience == .everyone
        self.init(
            kind: Self.article, number: article.id.number, audience: isForAll ? "staff \(Self.everyone)" : "staff",
            title: article.title, body: article.body)
    }
}

extension Transaction {
    /// Articles by words, the best first; without those that are retired.
    /// - Parameter limit: 1 to 100.
    public func searchArticles(_ query: SearchQuery, for reader: Person, limit: Int) throws -> [FoundArticle] {
        guard !query.terms.isEmpty, query.filters.isEmpty else { return [] }
        let matches = try search(
            SearchRequest(
                terms: query.terms.map { .init(words: $0.words, open: $0.open) },
                excluded: query.excluded.map { .init(words: $0.words, open: $0.open) },
                kinds: [SearchDocument.article],
                audience: reader.may(.readKnowledge) ? "staff" : SearchDocument.everyone, limit: limit))
        let articles = try articles(Set(matches.map { Article.ID($0.number) }))
        return matches.compactMap { match in
            guard let article = articles[Article.ID(match.number)], article.state != .retired else { return nil }
            return FoundArticle(article: article, title: match.title, body: match.body)
        }
    }

    /// Published articles that may help with something that is described in a line: those that share its two longest
    /// words, then those that share the longest alone, then those about the service; each once.
    /// - Parameter limit: 1 to 20.
    public func articles(
        helpingWith line: String, service: Service.ID?, for reader: Person, limit: Int
    ) throws -> [Article] {
        let words = line.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count > 3 }
        let longest = Array(words.sorted { $0.count > $1.count }.prefix(2))
        let audience = reader.may(.readKnowledge) ? "staff" : SearchDocument.everyone
        var ids: [Article.ID] = []
        for terms in [longest] + (longest.count == 2 ? [[longest[0]], [longest[1]]] : []) where ids.count < limit {
            guard !terms.isEmpty else { continue }
            let request = SearchRequest(
                terms: terms.map { .init(words: [$0], open: false) }, kinds: [SearchDocument.article],
                audience: audience, limit: limit * 2)
            ids += try search(request).map { Article.ID($0.number) }.filter { !ids.contains($0) }
        }
        let known = try articles(Set(ids))
        var found = ids.compactMap { known[$0] }.filter { $0.state == .published }
        if let service, found.count < limit {
            let about = try articles(
                about: service, for: reader.may(.readKnowledge) ? nil : .everyone, limit: limit)
            found += about.filter { one in !found.contains { $0.id == one.id } }
        }
        return Array(found.prefix(limit))
    }

    private func articles(_ ids: Set<Article.ID>) throws -> [Article.ID: Article] {
        guard !ids.isEmpty else { return [:] }
        let found = try articles(where: "id IN (\(list: ids.sorted()))", limit: ids.count)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
