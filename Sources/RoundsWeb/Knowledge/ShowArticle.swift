import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /articles/:article, and with `version=3` as it was then.
    func showArticle(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id: Article.ID = try context.key("article")
        let asked = try request.query().integer("version")
        let now = now()
        let (article, versions, names, older) = try await database.read { tx in
            let article = try tx.article(id, for: person)
            let versions = try tx.versions(of: id)
            var people = try tx.namesBehind([article])
            people = ArticleNames(
                services: people.services,
                people: people.people.merging(try tx.names(of: Set(versions.compactMap(\.author)))) { old, _ in old })
            return (article, versions, people, try asked.flatMap { try tx.words(of: id, version: $0) })
        }
        guard asked == nil || older != nil else { throw Denial.notFound }
        let today = zone.day(of: now)
        let screen = ArticleScreen(
            article: article, shown: (older?.title ?? article.title, older?.body ?? article.body),
            older: older.map { text($0.at, now: now) },
            row: ArticleRow(article, names, on: today, changed: text(article.changedAt, now: now)),
            author: article.author.flatMap { names.people[$0] },
            versions: versions.map { version in
                (version.version, version.author.flatMap { names.people[$0] }, text(version.at, now: now))
            }, mayWrite: person.may(.writeKnowledge))
        return .page(articlePage(screen, in: frame(request, context)))
    }

    /// POST /articles/:article/turn
    func turnArticle(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Article.ID = try context.key("article")
        let person = try context.person
        let form = try await request.form(upTo: 16_384)
        guard let state = form.text("state").flatMap(Article.State.init(rawValue:)) else { throw Denial.notFound }
        let today = zone.day(of: now())
        return try await once(form, by: person, .saved, at: id.path) { tx, now in
            _ = try tx.turnArticle(
                id, to: state, version: form.integer("version") ?? 0, by: person, on: today, at: now)
        }
    }

    /// POST /tickets/:number/article: a draft from what solved it, or the one that was drafted before.
    func draftFromTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form(upTo: 16_384)
        return try await once(form, by: person, .drafted) { tx, now in
            let (article, isNew) = try tx.draftArticle(from: id, by: person, at: now)
            return isNew ? article.id.path + "/change" : article.id.path
        }
    }
}
