import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /portal/help?q=…: what everybody may read, and what of it fits.
    func showHelp(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let query = try request.query()
        let words = String((query.text("q") ?? "").prefix(SearchQuery.longest))
        let last = query.integer("after").map { Article.ID($0) }
        let screen = try await database.read { tx -> HelpScreen in
            guard words.trimmed.isEmpty else {
                return HelpScreen(words: words, articles: try tx.help(for: words, by: person), pager: Pager())
            }
            let page = try tx.articles(.published(.everyone), after: last, limit: 50)
            return HelpScreen(
                words: "", articles: page.articles,
                pager: Pager(
                    first: last == nil ? nil : "/portal/help", next: page.next.map { "/portal/help?after=\($0)" }))
        }
        return .page(helpPage(screen, in: frame(request, context)))
    }

    /// GET /portal/help/:article
    func showHelpArticle(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id: Article.ID = try context.key("article")
        let article = try await database.read { tx in try tx.article(id, for: person) }
        guard article.state == .published, article.audience == .everyone else { throw Denial.notFound }
        return .page(helpArticlePage(article, in: frame(request, context)))
    }
}

extension Transaction {
    /// What fits the words as a description of something, and if nothing does, what holds all of them.
    fileprivate func help(for words: String, by person: Person) throws -> [Article] {
        let found = try articles(helpingWith: words, service: nil, for: .everyone, limit: 20)
        guard found.isEmpty else { return found }
        let holding = try searchArticles(SearchQuery(words), for: person, limit: 20).map(\.article)
        return holding.filter { $0.state == .published && $0.fields.audience == .everyone }
    }
}

struct HelpScreen: Sendable {
    /// Empty for all of it.
    let words: String
    let articles: [Article]
    let pager: Pager
}

private func helpPage(_ screen: HelpScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "What can help now"
    frame.kicker = "<a href=\"/portal\">Your requests</a>"
    let none = emptyState(
        screen.words.isEmpty ? "Nothing is written down yet" : "Nothing fits “\(screen.words)”",
        "Tell IT what is wrong; somebody looks at it.",
        act: linkButton("Report a problem", to: "/portal/report", .primary))
    return portalPage(
        frame,
        """
        <form action="/portal/help" role="search" class="search"><label for="q">What is wrong, in a few words</label>\
        <input type="search" id="q" name="q" value="\(screen.words)" maxlength="\(SearchQuery.longest)">\(button("Find"))</form>
        \(screen.articles.isEmpty ? none : helpList(screen.articles, asCards: true))
        \(pager(screen.pager))
        """)
}

/// Articles that everybody may read, as links: under a report that is being written, too.
/// - Parameter asCards: they are what the page is for.
func helpList(_ articles: [Article], asCards: Bool = false) -> HTML {
    let lines = articles.map { "<li><a href=\"/portal/help/\($0.id.number)\">\($0.title)</a></li>" as HTML }
    return "<ul class=\"links\(asCards ? " own" : "") help-list\">\(lines)</ul>"
}

private func helpArticlePage(_ article: Article, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = article.title
    frame.kicker = "<a href=\"/portal/help\">What can help now</a>"
    return portalPage(
        frame,
        """
        <article class="article"><h2 class="unseen">What it says</h2><div class="prose">\(markdown(article.body))</div></article>
        <p class="step">\(linkButton("It did not help: tell IT", to: "/portal/report", .primary))</p>
        """)
}
