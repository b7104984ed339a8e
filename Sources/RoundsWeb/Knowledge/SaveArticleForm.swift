import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /articles/new
    func showNewArticle(_ request: Request, _ context: DeskContext) async throws -> Response {
        let owner = try context.person.id.description
        return try await articleForm(
            nil, request, context, starting: Entries(["audience": Article.Audience.staff.rawValue, "owner": owner]))
    }

    /// POST /articles/new
    func addArticle(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await add(request, context, upTo: 131_072, .drafted) { tx, fields, person, now in
            try tx.addArticle(fields, by: person, at: now).id.path
        } again: { form in
            try await articleForm(nil, request, context, again: form)
        }
    }

    /// GET /articles/:article/change
    func showArticleForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await articleForm(try context.key("article"), request, context)
    }

    /// POST /articles/:article/change
    func changeArticle(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Article.ID = try context.key("article")
        return try await change(request, context, upTo: 131_072, at: id.path) { tx, mine, base, person, now in
            _ = try tx.changeArticle(id, to: mine, from: base, by: person, at: now)
        } words: { _ in
            { $0 == "body" ? "something else" : $1 }
        } again: { form in
            try await articleForm(id, request, context, again: form)
        }
    }

    private func articleForm(
        _ id: Article.ID?, _ request: Request, _ context: DeskContext, starting entries: Entries? = nil,
        again form: FieldFormAgain? = nil
    ) async throws -> Response {
        let (article, services, staff) = try await database.read { tx in
            let article = try id.flatMap { try tx.article($0) }
            guard article != nil || id == nil else { throw Denial.notFound }
            return (article, try tx.services().filter(\.isActive), try tx.staff())
        }
        let stands = form?.base ?? article?.fields.entries ?? [:]
        let screen = ArticleFormScreen(
            article: article, base: stands, entries: form?.entries ?? entries ?? Entries(stands),
            services: services.map { Choice($0.id.description, $0.name) },
            owners: staff.map { Choice($0.id.description, $0.name) })
        return .page(articleFormPage(screen, in: frame(request, context)), status: form?.status ?? .ok)
    }
}
