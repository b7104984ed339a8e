import RoundsDomain
import RoundsHTML
import RoundsSQL
import RoundsStore

/// GET /search?q=…
struct SearchScreen: Sendable {
    let query: String
    let found: [FoundTicket]
    /// On the first page only.
    var articles: [FoundArticle] = []
    /// Services, devices and places; on the first page only.
    var things: [FoundThing] = []
    /// What was odd about the words: an unknown filter, an open quotation mark.
    let hints: [String]
    let pager: Pager
}

/// A ticket that was found, with the words that matched.
struct FoundTicket: Sendable {
    let row: TicketRow
    let title: [SearchMatch.Passage]
    let body: [SearchMatch.Passage]
}

func searchPage(_ screen: SearchScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .search
    frame.title = screen.query.isEmpty ? "What do you look for?" : answer(screen)
    frame.keys = [KeyLine("j", "Next"), KeyLine("k", "Before"), KeyLine("Enter", "Open")]
    return page(
        frame,
        """
        <form action="/search" role="search" class="search"><label class="unseen" for="q">Search</label>\
        <input type="search" id="q" name="q" value="\(screen.query)" maxlength="\(SearchQuery.longest)" autocomplete="off"\
        \(flag("autofocus", screen.query.isEmpty))>\(button("Search", .primary))</form>
        \(screen.hints.map { "<p class=\"hint\">\($0)</p>" as HTML })
        \(results(screen))
        \(pager(screen.pager))
        """)
}

private func answer(_ screen: SearchScreen) -> String {
    switch screen.found.count {
    case 0 where !screen.articles.isEmpty: "Found in what we know, in no request"
    case 0 where !screen.things.isEmpty: "Found in the hospital, in no request"
    case 0: "Nothing was found"
    case 1 where screen.pager.next == nil && screen.pager.first == nil: "One request was found"
    default: "Found, the best first"
    }
}

private func results(_ screen: SearchScreen) -> HTML {
    guard !screen.query.isEmpty else { return howTo }
    guard !screen.found.isEmpty || !screen.things.isEmpty || !screen.articles.isEmpty else {
        return emptyState("Nothing fits “\(screen.query)”", "Try fewer words, or only how a word begins.")
    }
    let lines = screen.found.map { found -> HTML in
        let row = found.row
        return """
            <li data-row><a href="/tickets/\(row.number)"><b>\(passages(found.title))</b></a>\
            \(found.body.isEmpty ? nil : "<p class=\"passage\">\(passages(found.body))</p>" as HTML)\
            <span class="meta">\(priorityMark(row.priority, row.state)) \(stateMark(row.state)) \(row.requester) \
            \(row.assignee.map { "· \($0)" }) · \(timeTag(row.reported))</span></li>
            """
    }
    return
        "\(articleList(screen.articles))\(thingList(screen.things))\(lines.isEmpty ? nil : "<ol class=\"links found\">\(lines)</ol>" as HTML)"
}

private func articleList(_ found: [FoundArticle]) -> HTML? {
    guard !found.isEmpty else { return nil }
    let lines = found.map { one -> HTML in
        let passage: HTML? = one.body.isEmpty ? nil : "<p class=\"passage\">\(passages(one.body))</p>"
        let what = one.article.state == .draft ? "Draft of an article" : "Article"
        return """
            <li data-row><a href="\(one.article.id.path)"><b>\(passages(one.title))</b></a>\(passage)\
            <span class="meta">\(what) · \(one.article.audience.title)</span></li>
            """
    }
    return "<ol class=\"links found\" aria-label=\"Articles\">\(lines)</ol>"
}

private let howTo: HTML = """
    <dl class="pairs narrow"><div><dt>labels ribbon</dt><dd>both words, anywhere in the request or what was said</dd></div>\
    <div><dt>"blank labels"</dt><dd>the words together</dd></div><div><dt>printer -pharmacy</dt><dd>not this word</dd></div>\
    <div><dt>state:open priority:1</dt><dd>only these</dd></div><div><dt>from:maria by:priya</dt><dd>who reported, who has it</dd></div>\
    <div><dt>R-1042</dt><dd>straight to the request</dd></div></dl>
    """

/// GET /search?palette=1&q=… answers with these rows alone.
func paletteRows(_ found: [FoundTicket], things: [FoundThing] = [], people: [Person], rooms: [Room]) -> HTML {
    func row(_ path: String, _ title: HTML, _ meta: String, _ place: Int) -> HTML {
        """
        <li role="option" id="palette-\(place)" aria-selected="false" data-path="\(path)"><b>\(title)</b>\
        <span class="meta">\(meta)</span></li>
        """
    }
    let rows: [(String, HTML, String)] =
        rooms.map { ($0.path, "\($0.title)", "Page, \($0.keys)") }
        + found.map {
            ("/tickets/\($0.row.number)", passages($0.title), $0.row.state.isOpen ? "Open request" : "Resolved request")
        }
        + things.map { ($0.path, "\($0.title)", $0.kind) }
        + people.map { ("/people/\($0.id)", "\($0.name)", $0.role.title) }
    var out = HTML.nothing
    for (place, line) in rows.enumerated() { out += row(line.0, line.1, line.2, place) }
    return out
}
