import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// What programs do with articles.
    var knowledgeAPI: [Route] {
        [
            look("articles", may: .readKnowledge, .listArticles, listArticlesAPI),
            act(.post, "articles", may: .writeKnowledge, .addArticle, addArticleAPI),
            look("articles/:id", may: .readKnowledge, .readArticle, readArticleAPI),
            act(.patch, "articles/:id", may: .writeKnowledge, .changeArticle, changeArticleAPI),
            act(.post, "articles/:id/state", may: .writeKnowledge, .turnArticle, turnArticleAPI),
            look("articles/:id/versions", may: .readKnowledge, .listArticleVersions, listArticleVersionsAPI),
            look("articles/:id/versions/:version", may: .readKnowledge, .readArticleVersion, readArticleVersionAPI),
            look("article-suggestions", may: .beHelped, .suggestArticles, suggestArticlesAPI),
            look("tickets/:number/articles", may: .readKnowledge, .listTicketArticles, listTicketArticlesAPI),
            act(.post, "tickets/:number/article", may: .writeKnowledge, .draftArticle, draftArticleAPI),
        ]
    }

    /// GET /api/v1/articles
    func listArticlesAPI(_ call: APICall) async throws -> APIAnswer {
        let limit = try call[Parameter<Int>.limit()]
        let last = try call[ArticleShape.after]
        let state = try call[ArticleShape.state] ?? .published
        let isDue = try call[ArticleShape.review] != nil
        let list: ArticleList =
            switch state {
            case _ where isDue: .toReview(by: zone.day(of: call.now))
            case .draft: .drafts
            case .published: .published(nil)
            case .retired: .retired
            }
        let page = try await database.read { tx in try tx.articles(list, after: last, limit: limit) }
        return .page(page.articles, next: page.next?.description, ArticleShape.page)
    }

    /// GET /api/v1/articles/{id}
    func readArticleAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[ArticleShape.number]
        let reader = call.person
        return .article(try await database.read { tx in try tx.article(id, for: reader) })
    }

    /// POST /api/v1/articles
    func addArticleAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let edits = ArticleEdits(body, isNew: true)
        try body.finish()
        return Change { tx in
            var fields = Article.Fields(title: "", body: "")
            edits.apply(to: &fields)
            let article = try ArticleEdits.named { try tx.addArticle(fields, by: person, at: now) }
            return .created(
                article, ArticleShape.one, at: "/api/v1/articles/\(article.id)", version: article.version)
        }
    }

    /// PATCH /api/v1/articles/{id}
    func changeArticleAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[ArticleShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let edits = ArticleEdits(body, isNew: false)
        try body.finish()
        return Change { tx in
            guard let article = try tx.article(id) else { throw Denial.notFound }
            try seen.require(article.version)
            var fields = article.fields
            edits.apply(to: &fields)
            return .article(
                try ArticleEdits.named {
                    try tx.changeArticle(id, to: fields, from: article.fields, by: person, at: now)
                })
        }
    }

    /// POST /api/v1/articles/{id}/state
    func turnArticleAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[ArticleShape.number]
        let seen = try call[Condition.mustMatch]
        let today = zone.day(of: now)
        let body = try call.body()
        let state = body[ArticleEdits.state]
        try body.finish()
        guard let state else { throw Denial.notFound }
        return Change { tx in
            guard let article = try tx.article(id) else { throw Denial.notFound }
            try seen.require(article.version)
            return .article(
                try tx.turnArticle(id, to: state, version: article.version, by: person, on: today, at: now))
        }
    }
}

extension Operation {
    static let listArticles = Operation(
        "listArticles", "List articles", in: .knowledge, "By title.",
        parameters: [Parameter<Int>.limit(), ArticleShape.after, ArticleShape.state, ArticleShape.review],
        answer: .page(ArticleShape.page.schema, "A page of articles."))
    static let readArticle = Operation(
        "readArticle", "Read an article", in: .knowledge, parameters: [ArticleShape.number],
        answer: .ok(ArticleShape.one.schema, "The article.", etag: true))
    static let addArticle = Operation(
        "addArticle", "Write an article", in: .knowledge, "It begins as a draft.", body: ArticleEdits.new,
        answer: .created(ArticleShape.one.schema, "The draft; `Location` leads to it.", etag: true))
    static let changeArticle = Operation(
        "changeArticle", "Change an article", in: .knowledge, "What it said before is kept.",
        parameters: [ArticleShape.number, Condition.mustMatch], body: ArticleEdits.change,
        answer: .ok(ArticleShape.one.schema, "The article as it is now.", etag: true))
    static let turnArticle = Operation(
        "turnArticle", "Publish or retire an article", in: .knowledge,
        "What is published without a day of review is looked at again after half a year.",
        parameters: [ArticleShape.number, Condition.mustMatch], body: ArticleEdits.turn,
        answer: .ok(ArticleShape.one.schema, "The article as it is now.", etag: true))
}

enum ArticleShape {
    static let one = Shape<Article>(
        "Article", "Something that is known, written down for the next time.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("title", .text(1...Article.Fields.titleLength)) { .string($0.title) },
            .init("body", .text(1...Article.Fields.bodyLength), "Markdown.") { .string($0.body) },
            .init("state", .word(Article.State.self)) { .string($0.state.rawValue) },
            .init("audience", .word(Article.Audience.self), "Who may read it once it is published.") {
                .string($0.audience.rawValue)
            },
            .init("service_id", Schema.number.orNull, "What it is about.") { JSON($0.service?.number) },
            .init("owner_id", Schema.number.orNull, "Who keeps it true.") { JSON($0.owner?.number) },
            .init("review_on", Schema.day.orNull, "When somebody looks whether it is still true.") {
                JSON($0.reviewOn?.iso)
            },
            .init("ticket", Schema.number.orNull, "The number of the ticket it was drafted from.") {
                JSON($0.ticket?.number)
            },
            .init("changed_at", .moment) { .string($0.changedAt.rfc3339) },
            .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
                .integer($0.version)
            },
        ])

    static let page = Shape<APIPage<Article>>.page("ArticlePage", "articles", of: one)
    static let number = Parameter<Article.ID>.key(of: "article")
    static let after = Parameter<Article.ID?>.optional(
        "after", Schema.text(1...16, pattern: "^[1-9][0-9]{0,14}$").example("17"),
        "Where the page begins: `next` of the page before.", refused: "after is what a page before answered as next."
    ) { $0.asWholeNumber.flatMap { $0 > 0 ? Article.ID($0) : nil } }
    static let state = Parameter<Article.State?>.optional(
        "state", .word(Article.State.self), "Left out: `published`.", refused: "state is draft, published or retired.",
        Article.State.init(rawValue:))
    static let review = Parameter<Bool?>.optional(
        "review", Schema.oneOf(["due"]),
        "`due`: only what is published and due to be looked at, whatever `state` says.", refused: "review is due."
    ) { $0 == "due" ? true : nil }
}

extension APIAnswer {
    static func article(_ article: Article) -> APIAnswer { .ok(article, ArticleShape.one, version: article.version) }
}
