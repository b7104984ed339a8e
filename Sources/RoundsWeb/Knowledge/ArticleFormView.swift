import RoundsDomain
import RoundsHTML

/// GET /articles/new and /articles/:article/change
struct ArticleFormScreen: Sendable {
    /// Nil for a new one.
    let article: Article?
    /// What stood there when the page was made.
    let base: [String: String]
    let entries: Entries
    let services: [Choice]
    let owners: [Choice]
}

func articleFormPage(_ screen: ArticleFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .knowledge
    frame.title = screen.article == nil ? "Write an article" : "Change an article"
    frame.kicker = "<a href=\"/articles\">Knowledge</a>"
    frame.keys = [KeyLine("Ctrl Enter", "Save")]
    let path = screen.article?.id.path ?? "/articles"
    return page(
        frame,
        form(
            screen.article.map { $0.id.path + "/change" } ?? "/articles/new", frame.seal,
            draft: screen.article.map { "article:\($0.id)" } ?? "article:new", name: "narrow",
            """
            \(complaintSummary(screen.entries))\(Article.Fields.was(screen.base))
            \(articleFields(screen))
            \(formActs(screen.article == nil ? "Save as a draft" : "Save", cancel: path))
            """))
}

private func articleFields(_ screen: ArticleFormScreen) -> HTML {
    let entries = screen.entries
    let title = Field("title", "Title").hint("As somebody who has the trouble would say it.").required()
        .limit(Article.Fields.titleLength).with(\.isFirst, screen.article == nil)
    let body = Field("body", "What people see, why, and what to do")
        .hint("Markdown: # for headings, - for lists, ** around what is strong. Never the name of a patient.")
        .required().limit(Article.Fields.bodyLength)
    let audiences = [
        Choice("staff", Article.Audience.staff.title, "Steps that need rights, or that only we should know"),
        Choice("everyone", Article.Audience.everyone.title, "What a nurse or clerk can do alone; in plain words"),
    ]
    let review = Field("review_on", "Look at it again on").hint("Half a year after publication when left empty.")
    return """
        \(field(title, entries))\(textArea(body, entries, rows: 16))
        \(choice(Field("audience", "Who may read it").required(), audiences, entries))
        <div class="pair">\(select(Field("service", "About"), [Choice("", "No service")] + screen.services, entries))\
        \(select(Field("owner", "Kept true by"), [Choice("", "Nobody yet")] + screen.owners, entries))</div>
        \(typedField(review, "date", entries))
        """
}
