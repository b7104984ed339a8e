import HTTPTypes
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
            nil, request, context, entries: Entries(["audience": Article.Audience.staff.rawValue, "owner": owner]))
    }

    /// POST /articles/new
    func addArticle(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 131_072)
        do {
            let fields = try Article.Fields(form, prefix: "")
            return try await once(form, by: person, .drafted) { tx, now in
                try tx.addArticle(fields, by: person, at: now).id.path
            }
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await articleForm(nil, request, context, entries: entries, status: .unprocessableContent)
        }
    }

    /// GET /articles/:article/change
    func showArticleForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await articleForm(try context.key("article"), request, context)
    }

    /// POST /articles/:article/change
    func changeArticle(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Article.ID = try context.key("article")
        let person = try context.person
        let form = try await request.form(upTo: 131_072)
        let now = now()
        let base = try Article.Fields(form, prefix: "was_")
        do {
            let mine = try Article.Fields(form, prefix: "")
            _ = try await database.write { tx in
                try tx.changeArticle(id, to: mine, from: base, by: person, at: now)
            }
            return .done(.saved, at: id.path, draft: form.text("draft"))
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await articleForm(
                id, request, context, base: base.entries, entries: entries, status: .unprocessableContent)
        } catch let clash as Clash<Article.Fields> {
            let entries = clash.entries(from: base) { $0 == "body" ? "something else" : $1 }
            return try await articleForm(
                id, request, context, base: clash.current.entries, entries: entries, status: .conflict)
        }
    }

    private func articleForm(
        _ id: Article.ID?, _ request: Request, _ context: DeskContext, base: [String: String]? = nil,
        entries: Entries? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (article, services, staff) = try await database.read { tx in
            let article = try id.flatMap { try tx.article($0) }
            guard article != nil || id == nil else { throw Denial.notFound }
            return (article, try tx.services().filter(\.isActive), try tx.staff())
        }
        let stands = base ?? article?.fields.entries ?? [:]
        let screen = ArticleFormScreen(
            article: article, base: stands, entries: entries ?? Entries(stands),
            services: services.map { Choice($0.id.description, $0.name) },
            owners: staff.map { Choice($0.id.description, $0.name) })
        return .page(articleFormPage(screen, in: frame(request, context)), status: status)
    }
}
