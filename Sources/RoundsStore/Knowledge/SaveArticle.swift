import RoundsDomain
import RoundsSQL

extension Transaction {
    /// A new draft.
    /// - Throws: ``Complaints``.
    public func addArticle(
        _ fields: Article.Fields, from ticket: Ticket.ID? = nil, by author: Person, at now: Moment
    ) throws -> Article {
        try addArticle(fields, from: ticket, author: author.id, by: .person(author.id), at: now)
    }

    func addArticle(
        _ fields: Article.Fields, from ticket: Ticket.ID?, author: Person.ID?, by actor: Actor, at now: Moment
    ) throws -> Article {
        try check(fields)
        let inserted = try row(
            """
            INSERT INTO article (title, title_key, body, audience, state, service_id, owner_id, review_day, ticket_id,
                                 author_id, changed_at, version)
            VALUES (\(fields.title), \(fields.title.foldedKey), \(fields.body), \(fields.audience.rawValue), 'draft',
                    \(fields.service), \(fields.owner), \(fields.reviewOn.map { Int64($0.number) }), \(ticket),
                    \(author), \(now), 1)
            RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("an article without a number") }
        let article = Article(
            id: try inserted.key("id"), fields: fields, ticket: ticket, author: author, changedAt: now)
        try keepVersion(of: article)
        try index(SearchDocument(article))
        try record(.articleAdded(article), by: actor, at: now)
        return article
    }

    /// Saves changed fields, keeping what colleagues changed meanwhile in other fields.
    /// - Parameter base: the fields as the person saw them when they began; nil takes them as they stand.
    /// - Throws: ``Clash``, ``Stale``, ``Complaints``, ``Denial/notFound``.
    public func changeArticle(
        _ id: Article.ID, to mine: Article.Fields, from base: Article.Fields? = nil, by author: Person, at now: Moment
    ) throws -> Article {
        guard let before = try article(id) else { throw Denial.notFound }
        let fields = try mine.merged(from: base ?? before.fields, onto: before.fields)
        guard fields != before.fields else { return before }
        try check(fields)
        let saved = Article(
            id: id, fields: fields, state: before.state, ticket: before.ticket, author: author.id, changedAt: now,
            version: before.version + 1)
        try store(saved, over: before)
        if fields.title != before.title || fields.body != before.body { try keepVersion(of: saved) }
        try record(.articleChanged(saved, from: before), by: .person(author.id), at: now)
        return saved
    }

    /// Publishes it, retires it, or takes it back to a draft. What is published gets a day of review when it has none.
    /// - Throws: ``Stale`` when somebody saved it meanwhile, ``Denial/notFound``.
    public func turnArticle(
        _ id: Article.ID, to state: Article.State, version: Int64, by author: Person, on today: Day, at now: Moment
    ) throws -> Article {
        guard let before = try article(id) else { throw Denial.notFound }
        guard before.version == version else { throw Stale(.article(id), current: before.version) }
        return try turn(before, to: state, author: author.id, by: .person(author.id), on: today, at: now)
    }

    func turn(
        _ before: Article, to state: Article.State, author: Person.ID?, by actor: Actor, on today: Day, at now: Moment
    ) throws -> Article {
        guard before.state != state else { return before }
        var fields = before.fields
        if state == .published, fields.reviewOn.map({ $0 <= today }) ?? true {
            fields.reviewOn = today + Article.Fields.usualReviewDays
        }
        let saved = Article(
            id: before.id, fields: fields, state: state, ticket: before.ticket, author: author, changedAt: now,
            version: before.version + 1)
        try store(saved, over: before)
        try record(.articleTurned(saved, from: before.state), by: actor, at: now)
        return saved
    }

    private func store(_ article: Article, over before: Article) throws {
        let won = try changed(
            """
            UPDATE article
            SET title = \(article.title), title_key = \(article.title.foldedKey), body = \(article.body),
                audience = \(article.audience.rawValue), state = \(article.state.rawValue),
                service_id = \(article.service), owner_id = \(article.owner),
                review_day = \(article.reviewOn.map { Int64($0.number) }), author_id = \(article.author),
                changed_at = \(article.changedAt), version = \(article.version)
            WHERE id = \(article.id) AND version = \(before.version)
            """)
        guard won == 1 else { throw Stale(.article(article.id), current: try self.article(article.id)?.version ?? 0) }
        // What is no longer true is found by nobody.
        if article.state == .retired {
            try unindex(kind: SearchDocument.article, number: article.id.number)
        } else {
            try index(SearchDocument(article))
        }
    }

    private func keepVersion(of article: Article) throws {
        try run(
            """
            INSERT INTO article_version (article_id, version, title, body, author_id, at)
            VALUES (\(article.id), \(article.version), \(article.title), \(article.body), \(article.author),
                    \(article.changedAt))
            """)
    }

    private func check(_ fields: Article.Fields) throws {
        var complaints = fields.complaints
        if let service = fields.service, try self.service(service) == nil {
            complaints.append(Complaint("service", "Choose a service from the list."))
        }
        if let owner = fields.owner, try person(owner) == nil {
            complaints.append(Complaint("owner", "Choose an owner from the list."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}
