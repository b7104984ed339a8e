import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/article-suggestions?q=…
    func suggestArticlesAPI(_ call: APICall) async throws -> APIAnswer {
        let words = try call[SuggestionShape.words]
        let service = try call[SuggestionShape.service]
        let limit = try call[SuggestionShape.limit]
        let audience: Article.Audience? = call.person.may(.readKnowledge) ? nil : .everyone
        let found = try await database.read { tx in
            try tx.articles(helpingWith: words, service: service, for: audience, limit: limit)
        }
        return .ok(found, SuggestionShape.all)
    }

    /// GET /api/v1/tickets/{number}/articles
    func listTicketArticlesAPI(_ call: APICall) async throws -> APIAnswer {
        let person = call.person
        let id = try call[Parameter<Ticket.ID>.ticket]
        let found = try await database.read { tx in
            try tx.articles(on: try tx.ticket(id, for: .readNotes, by: person))
        }
        return .ok(found, SuggestionShape.onTicket)
    }

    /// POST /api/v1/tickets/{number}/article
    func draftArticleAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[Parameter<Ticket.ID>.ticket]
        return Change { tx in
            let article = try tx.draftArticle(from: id, by: person, at: now).article
            return .created(
                article, ArticleShape.one, at: "/api/v1/articles/\(article.id)", version: article.version)
        }
    }
}

enum SuggestionShape {
    static let words = Parameter<String>.required(
        "q", Schema.words(1...SearchQuery.longest).example("The label printer prints empty labels"),
        "What is wrong, in a line.", refused: "q is 1 to \(SearchQuery.longest) characters."
    ) { (1...SearchQuery.longest).contains($0.unicodeScalars.count) && !$0.trimmed.isEmpty ? $0 : nil }
    static let service = Parameter<Service.ID?>.optional(
        "service_id", Schema.number.example(1), "Of which service; what is about it is offered last.",
        refused: "service_id is the number of a service."
    ) { $0.asWholeNumber.flatMap { $0 > 0 ? Service.ID($0) : nil } }
    static let limit = Parameter<Int>.limit(1...20, standing: 5)

    private static let one = Shape<Article>(
        "SuggestedArticle", "A published article that may help.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("title", .text(1...Article.Fields.titleLength)) { .string($0.title) },
            .init("body", .text(1...Article.Fields.bodyLength), "Markdown.") { .string($0.body) },
            .init("audience", .word(Article.Audience.self)) { .string($0.audience.rawValue) },
            .init("service_id", Schema.number.orNull, "What it is about.") { JSON($0.service?.number) },
        ])

    static let all = Shape<[Article]>(
        "SuggestedArticles", "Published articles that may help, the most fitting first.",
        [.init("articles", .list(one.schema, 0...20)) { JSON($0.map(one.json)) }])

    static let onTicket = Shape<ArticlesOnTicket>(
        "TicketArticles", "What may help with a ticket, and what was written down from it.",
        [
            .init("helping", .list(one.schema, 0...5), "Published, the most fitting first.") {
                JSON($0.helping.map(one.json))
            },
            .init("drafted", .list(ArticleShape.one.schema, 0...5), "Empty while the ticket is open.") {
                JSON($0.drafted.map(ArticleShape.one.json))
            },
        ])
}

extension Operation {
    static let suggestArticles = Operation(
        "suggestArticles", "Suggest articles", in: .knowledge,
        """
        Published articles that share the two longest words of the line, then those that have one of them in their title, then \
        those about the service. Whoever does not work at the desk is offered what everybody may read.
        """,
        parameters: [SuggestionShape.words, SuggestionShape.service, SuggestionShape.limit],
        answer: .ok(SuggestionShape.all.schema, "The articles."))
    static let listTicketArticles = Operation(
        "listTicketArticles", "Suggest articles for a ticket", in: .knowledge,
        "A token needs `tickets:read` besides.",
        parameters: [Parameter<Ticket.ID>.ticket],
        answer: .ok(SuggestionShape.onTicket.schema, "What may help, and what was written down from it."))
    static let draftArticle = Operation(
        "draftArticle", "Draft an article from a resolved ticket", in: .knowledge,
        """
        From its title, its cause and what fixed it; nothing of the conversation. Refused while the ticket is open. What was \
        drafted from it before is answered again. A token needs `tickets:work` besides.
        """,
        parameters: [Parameter<Ticket.ID>.ticket],
        answer: .created(ArticleShape.one.schema, "The draft; `Location` leads to it.", etag: true))
}
