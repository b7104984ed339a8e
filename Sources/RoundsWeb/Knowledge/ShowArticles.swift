import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    private static let articlesOnPage = 50

    /// GET /articles?show=drafts&after=17
    func showArticles(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let query = try request.query()
        let shown = ArticlesScreen.Show(rawValue: query.text("show") ?? "") ?? .published
        let last = query.integer("after").map { Article.ID($0) }
        let now = now()
        let today = zone.day(of: now)
        let found = try await database.read { tx in
            let page = try tx.articles(shown.list(on: today), after: last, limit: Self.articlesOnPage)
            return (page: page, counts: try tx.articleCounts(on: today), names: try tx.namesBehind(page.articles))
        }
        let path = "/articles?show=\(shown.rawValue)"
        let screen = ArticlesScreen(
            shown: shown,
            rows: found.page.articles.map { article in
                ArticleRow(article, found.names, on: today, changed: text(article.changedAt, now: now))
            },
            counts: [
                .published: found.counts.states[.published] ?? 0, .drafts: found.counts.states[.draft] ?? 0,
                .review: found.counts.toReview, .retired: found.counts.states[.retired] ?? 0,
            ],
            pager: Pager(
                first: last == nil ? nil : path, next: found.page.next.map { "\(path)&after=\($0)" },
                text: "\(found.page.articles.count) shown"),
            mayWrite: person.may(.writeKnowledge))
        return .page(articlesPage(screen, in: frame(request, context)))
    }
}

extension ArticlesScreen.Show {
    fileprivate func list(on today: Day) -> ArticleList {
        switch self {
        case .published: .published(nil)
        case .drafts: .drafts
        case .review: .toReview(by: today)
        case .retired: .retired
        }
    }
}

/// Names by which services and people of articles are called.
struct ArticleNames: Sendable {
    let services: [Service.ID: Service]
    let people: [Person.ID: String]
}

extension Transaction {
    func namesBehind(_ articles: [Article]) throws -> ArticleNames {
        ArticleNames(
            services: try services(Set(articles.compactMap(\.service))),
            people: try names(of: Set(articles.compactMap(\.owner) + articles.compactMap(\.author))))
    }
}
