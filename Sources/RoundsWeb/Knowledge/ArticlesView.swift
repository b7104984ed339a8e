import RoundsDomain
import RoundsHTML

/// GET /articles
struct ArticlesScreen: Sendable {
    enum Show: String, Sendable, CaseIterable {
        case published, drafts, review, retired

        var title: String {
            switch self {
            case .published: "Published"
            case .drafts: "Drafts"
            case .review: "To review"
            case .retired: "Retired"
            }
        }
    }

    let shown: Show
    let rows: [ArticleRow]
    let counts: [Show: Int64]
    let pager: Pager
    let mayWrite: Bool
}

struct ArticleRow: Sendable {
    let path: String
    let title: String
    let audience: Article.Audience
    let service: String?
    let owner: String?
    let changed: TimeText
    /// `16 May`; with the year when it is another one.
    let review: String?
    let isDue: Bool

    init(_ article: Article, _ names: ArticleNames, on today: Day, changed: TimeText) {
        path = article.id.path
        title = article.title
        audience = article.audience
        service = article.service.flatMap { names.services[$0]?.name }
        owner = article.owner.flatMap { names.people[$0] }
        self.changed = changed
        review = article.reviewOn.map { $0.year == today.year ? $0.shortText : "\($0.shortText) \($0.year)" }
        isDue = article.needsReview(on: today)
    }
}

func articlesPage(_ screen: ArticlesScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .knowledge
    frame.title = answer(screen)
    frame.acts =
        screen.mayWrite ? linkButton("Write an article", to: "/articles/new", .primary, icon: .plus, key: "c") : nil
    frame.keys = [KeyLine("j", "Next row"), KeyLine("k", "Row before"), KeyLine("Enter", "Open the row")]
    let lists = ArticlesScreen.Show.allCases.map { show in
        Tab(
            title: show.title, path: "/articles?show=\(show.rawValue)", count: screen.counts[show] ?? 0,
            isCurrent: show == screen.shown)
    }
    return page(
        frame,
        """
        \(tabs(lists, label: "Articles"))
        \(screen.rows.isEmpty ? noArticles(screen) : articleTable(screen.rows))
        \(pager(screen.pager))
        """)
}

private func answer(_ screen: ArticlesScreen) -> String {
    let due = screen.counts[.review] ?? 0
    switch due {
    case 0: return "What we know"
    case 1: return "One article waits to be reviewed"
    default: return "\(due) articles wait to be reviewed"
    }
}

private func articleTable(_ rows: [ArticleRow]) -> HTML {
    let lines = rows.map { row -> HTML in
        let review: HTML? = row.review.map { row.isDue ? stateMark(.late, "since \($0)") : "\($0)" }
        return """
            <tr data-row><th scope="row"><a href="\(row.path)">\(row.title)</a></th>\
            <td data-label="About">\(row.service)</td><td data-label="For">\(row.audience.title)</td>\
            <td data-label="Owner">\(row.owner.map { "\($0)" } ?? nobodyYet)</td><td data-label="Review">\(review)</td>\
            <td data-label="Changed">\(agoTag(row.changed))</td></tr>
            """
    }
    return """
        <table class="cards-below articles"><caption class="unseen">Articles</caption><thead><tr><th scope="col">Article</th>\
        <th scope="col">About</th><th scope="col">For</th><th scope="col">Owner</th><th scope="col">Review</th>\
        <th scope="col">Changed</th></tr></thead><tbody>\(lines)</tbody></table>
        """
}

private func noArticles(_ screen: ArticlesScreen) -> HTML {
    switch screen.shown {
    case .published:
        emptyState(
            "Nothing is published yet",
            "Solve a request, and draft an article from what fixed it; or write one from scratch.",
            act: screen.mayWrite ? linkButton("Write an article", to: "/articles/new") : nil)
    case .drafts: emptyState("No draft lies here", "A draft is read by the desk alone until somebody publishes it.")
    case .review: emptyState("Nothing waits to be reviewed", "Each published article has a day to be looked at again.")
    case .retired: emptyState("Nothing is retired", "What is no longer true is retired here, and found by no search.")
    }
}
