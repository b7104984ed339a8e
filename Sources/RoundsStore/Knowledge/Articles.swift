import RoundsDomain
import RoundsSQL

/// Which articles are wanted.
public enum ArticleList: Sendable, Equatable {
    case published(Article.Audience?)
    case drafts, retired
    /// Published, and due to be looked at by this day.
    case toReview(by: Day)
}

public struct ArticlePage: Sendable, Equatable {
    public let articles: [Article]
    /// The number behind which the next page begins, if there is one.
    public let next: Article.ID?
}

/// When an article was given other words, and by whom.
public struct ArticleVersion: Sendable, Equatable {
    public let version: Int64
    public let author: Person.ID?
    public let at: Moment
}

extension Transaction {
    public func article(_ id: Article.ID) throws -> Article? {
        try articles(where: "id = \(id)", limit: 1).first
    }

    /// An article that somebody may read: staff read all, everybody what is published for everybody.
    /// - Throws: ``Denial/notFound`` as well for what is there and not theirs.
    public func article(_ id: Article.ID, for reader: Person) throws -> Article {
        guard let article = try article(id) else { throw Denial.notFound }
        let isForAll = article.state == .published && article.audience == .everyone
        guard isForAll || reader.may(.readKnowledge) else { throw Denial.notFound }
        return article
    }

    /// One page of articles by title.
    /// - Parameters:
    ///   - last: where the page begins: behind this one.
    ///   - limit: 1 to 200.
    public func articles(_ list: ArticleList, after last: Article.ID? = nil, limit: Int) throws -> ArticlePage {
        var condition = condition(list)
        if let last, let key = try row("SELECT title_key FROM article WHERE id = \(last)")?.text("title_key") {
            condition += " AND (title_key, id) > (\(key), \(last))"
        }
        let found = try articles(where: condition, limit: limit + 1)
        let page = Array(found.prefix(limit))
        return ArticlePage(articles: page, next: found.count > limit ? page.last?.id : nil)
    }

    /// Of a service, published, by title.
    public func articles(about service: Service.ID, for audience: Article.Audience?, limit: Int) throws -> [Article] {
        try askArticles(about: service, for: audience, limit: limit).answer()
    }

    func askArticles(
        about service: Service.ID, for audience: Article.Audience?, limit: Int
    ) throws -> Asked<[Article]> {
        let only: SQL = audience.map { "AND audience = \($0.rawValue)" } ?? ""
        return try askArticles(where: "service_id = \(service) AND state = 'published' \(only)", limit: limit)
    }

    /// What was drafted from a ticket.
    public func articles(from ticket: Ticket.ID) throws -> [Article] { try askArticles(from: ticket).answer() }

    func askArticles(from ticket: Ticket.ID) throws -> Asked<[Article]> {
        try askArticles(where: "ticket_id = \(ticket)", limit: 5)
    }

    /// How many articles stand on each list, by state; and how many are to be reviewed.
    public func articleCounts(on today: Day) throws -> (states: [Article.State: Int64], toReview: Int64) {
        var states: [Article.State: Int64] = [:]
        for row in try rows("SELECT state, COUNT(*) AS count FROM article GROUP BY state") {
            states[try row.word("state")] = try row.integer("count")
        }
        let due = try row("SELECT COUNT(*) AS count FROM article WHERE \(condition(.toReview(by: today)))")
        return (states, try due?.integer("count") ?? 0)
    }

    /// When its words were changed, the newest first, at most 200.
    public func versions(of id: Article.ID) throws -> [ArticleVersion] {
        try rows(
            """
            SELECT version, author_id, at FROM article_version WHERE article_id = \(id)
            ORDER BY version DESC LIMIT 200
            """
        ).map { row in
            ArticleVersion(
                version: try row.integer("version"), author: try row.optionalKey("author_id"),
                at: try row.moment("at"))
        }
    }

    /// What it said in one version; nil for one that changed no words.
    public func words(of id: Article.ID, version: Int64) throws -> (title: String, body: String, at: Moment)? {
        try row(
            "SELECT title, body, at FROM article_version WHERE article_id = \(id) AND version = \(version)"
        ).map { (try $0.text("title"), try $0.text("body"), try $0.moment("at")) }
    }

    private func condition(_ list: ArticleList) -> SQL {
        switch list {
        case .published(nil): "state = 'published'"
        case .published(let audience?): "state = 'published' AND audience = \(audience.rawValue)"
        case .drafts: "state = 'draft'"
        case .retired: "state = 'retired'"
        case .toReview(let day): "state = 'published' AND review_day <= \(Int64(day.number))"
        }
    }

    func articles(where condition: SQL, limit: Int) throws -> [Article] {
        try askArticles(where: condition, limit: limit).answer()
    }

    func askArticles(where condition: SQL, limit: Int) throws -> Asked<[Article]> {
        try ask(
            """
            SELECT id, title, body, audience, state, service_id, owner_id, review_day, ticket_id, author_id, changed_at,
                   version
            FROM article WHERE \(condition) ORDER BY title_key, id LIMIT \(limit)
            """
        ).each(Article.init(row:))
    }
}

extension Article {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"),
            fields: Fields(
                title: try row.text("title"), body: try row.text("body"), audience: try row.word("audience"),
                service: try row.optionalKey("service_id"), owner: try row.optionalKey("owner_id"),
                reviewOn: try row.optionalInteger("review_day").map { Day(number: $0) }),
            state: try row.word("state"), ticket: try row.optionalKey("ticket_id"),
            author: try row.optionalKey("author_id"), changedAt: try row.moment("changed_at"),
            version: try row.integer("version"))
    }
}
