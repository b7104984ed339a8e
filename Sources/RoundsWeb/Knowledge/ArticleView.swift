import RoundsDomain
import RoundsHTML

/// GET /articles/:article
struct ArticleScreen: Sendable {
    let article: Article
    /// What is shown of it: as it is, or as it was.
    let shown: (title: String, body: String)
    /// When it said what is shown; nil when it says so now.
    let older: TimeText?
    let row: ArticleRow
    let author: String?
    let versions: [(number: Int64, author: String?, at: TimeText)]
    let mayWrite: Bool
}

func articlePage(_ screen: ArticleScreen, in frame: Frame) -> HTML {
    let article = screen.article
    var frame = frame
    frame.current = .knowledge
    frame.title = screen.shown.title
    frame.kicker = "<a href=\"/articles\">Knowledge</a> \(standing(screen))"
    frame.lead =
        "\(screen.row.audience.title)\(screen.row.service.map { " · \($0)" }) · \(screen.author ?? "The desk"), \(timeTag(screen.row.changed))"
    frame.topics = ["article:\(article.id)"]
    if let at = screen.older {
        frame.notices.append(
            Notice(.warning, "This is what it said on \(at.full).", link: (article.id.path, "Show what it says now")))
    } else if screen.mayWrite {
        frame.acts = articleActs(screen, frame.seal)
        frame.keys = [
            KeyLine("e", "Change it"), KeyLine("p", article.state == .published ? "Retire it" : "Publish it"),
        ]
    }
    return page(
        frame,
        """
        <article class="article"><h2 class="unseen">What it says</h2><div class="prose">\(markdown(screen.shown.body))</div></article>
        <section class="step"><h2 class="unseen">Facts</h2>\(pairs(articleFacts(screen)))</section>
        \(versionList(screen))
        """)
}

private func standing(_ screen: ArticleScreen) -> HTML {
    switch screen.article.state {
    case .draft: stateMark(.planned, "Draft")
    case .published where screen.row.isDue: stateMark(.late, "To be reviewed")
    case .published: stateMark(.good, "Published")
    case .retired: stateMark(.unknown, "Retired")
    }
}

private func articleActs(_ screen: ArticleScreen, _ seal: FormSeal) -> HTML {
    let article = screen.article
    func turn(_ text: String, to state: Article.State, _ kind: ButtonKind, key: String? = nil) -> HTML {
        actButton(
            text, at: article.id.path + "/turn", seal, kind, key: key,
            fields: "\(hidden("state", state.rawValue))\(hidden("version", String(article.version)))")
    }
    let change = linkButton("Change", to: article.id.path + "/change", key: "e")
    return switch article.state {
    case .draft: "\(change)\(turn("Publish", to: .published, .primary, key: "p"))"
    case .published: "\(turn("Retire", to: .retired, .quiet, key: "p"))\(change)"
    case .retired: "\(change)\(turn("Take it back as a draft", to: .draft, .plain, key: "p"))"
    }
}

private func articleFacts(_ screen: ArticleScreen) -> [(String, HTML)] {
    var rows: [(String, HTML)] = [("Kept true by", screen.row.owner.map { "\($0)" } ?? nobodyYet)]
    if let review = screen.row.review {
        rows.append(("Looked at again", screen.row.isDue ? stateMark(.late, "since \(review)") : "\(review)"))
    }
    if let ticket = screen.article.ticket {
        rows.append(("Drafted from", "<a href=\"\(ticket.path)\">\(ticket.code)</a>"))
    }
    return rows
}

private func versionList(_ screen: ArticleScreen) -> HTML {
    guard screen.versions.count > 1 else { return .nothing }
    let rows = screen.versions.enumerated().map { place, version -> HTML in
        let path = place == 0 ? screen.article.id.path : "\(screen.article.id.path)?version=\(version.number)"
        return """
            <li><a href="\(path)">\(place == 0 ? "As it is now" : "Version \(version.number)")</a> \
            <span class="meta">\(version.author ?? "The desk"), \(timeTag(version.at))</span></li>
            """
    }
    return "<details class=\"step\"><summary>What it said before</summary><ul class=\"plain\">\(rows)</ul></details>"
}
