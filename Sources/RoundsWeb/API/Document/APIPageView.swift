import HTTPTypes
import RoundsHTML
import RoundsProtocols

/// GET /api: the document for people, from the same values as the one for programs.
func apiPage(_ document: APIDocument, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .api
    frame.title = "What can programs do here?"
    frame.lead = """
        Whatever the screens do. For machines: <a href="/api/v1/openapi.json">openapi.json</a>. What can go wrong: \
        <a href="/api/problems">problems</a>.
        """
    return surrounded(
        frame,
        """
        <nav class="chapters" aria-label="Chapters"><ul>\(document.chapters.map { room, lines in
            "<li><a href=\"#\(room.anchor)\">\(room.rawValue)</a> <span class=\"count\">\(lines.count)</span></li>" as HTML
        })</ul></nav>
        \(document.chapters.map(chapter))
        """)
}

/// GET /api/problems and one of them.
func problemsPage(_ problems: [Problem], in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .api
    frame.title = problems.count == 1 ? problems[0].title : "What can go wrong?"
    frame.lead = problems.count == 1 ? "<a href=\"/api/problems\">All problems</a>" : "<a href=\"/api\">The API</a>"
    let entries = problems.map { problem -> HTML in
        """
        <div><dt><a href="\(problem.path)"><code>\(problem.rawValue)</code></a> \(Int(problem.status.code)) \
        \(problem.title)</dt><dd>\(problem.explanation)</dd></div>
        """
    }
    return surrounded(frame, "<dl class=\"pairs\">\(entries)</dl>")
}

private func surrounded(_ frame: Frame, _ body: HTML) -> HTML {
    let body: HTML = "<div class=\"reference\">\(body)</div>"
    return frame.person == nil ? barePage(frame, body) : page(frame, body)
}

private func chapter(_ room: Operation.Room, _ lines: [APIDocument.Line]) -> HTML {
    """
    <section aria-labelledby="\(room.anchor)"><h2 id="\(room.anchor)">\(room.rawValue)</h2>
    \(lines.map(entry))
    </section>
    """
}

private func entry(_ line: APIDocument.Line) -> HTML {
    let operation = line.operation
    return """
        <details id="\(operation.id)"><summary><h3><code>\(line.route.method.rawValue) \(line.path)</code> \
        <span>\(operation.summary)</span></h3></summary><div class="inside">
        \(operation.words.isEmpty ? nil : "<p>\(coded(operation.words))</p>" as HTML)\
        <p class="meta">Who may: \(line.route.may.inWords)</p>
        \(table("Beside the body", line.parameters.map { ($0.name, $0.schema, "\($0.place.rawValue)\($0.isRequired ? ", required" : ""). \($0.words)") }))
        \(table("In the body", (operation.body?.members ?? []).map { ($0.name, $0.schema, $0.isRequired ? "required. " : "") }))
        \(answer(line))
        </div></details>
        """
}

private func answer(_ line: APIDocument.Line) -> HTML {
    let answer = line.operation.answer
    let faults = line.faults.map { "\($0.code)" }.joined(separator: ", ")
    let title: HTML = "\(answer.status.code): \(coded(answer.words))"
    return """
        \(table(title, answer.schema?.members ?? []))
        <p class="meta">Problems: \(faults)</p>
        """
}

/// What stands between back-ticks is a name, as in Markdown.
private func coded(_ words: String) -> HTML {
    let parts = words.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { place, part -> HTML in
        place.isMultiple(of: 2) ? "\(String(part))" : "<code>\(String(part))</code>"
    }
    return "\(parts)"
}

private func table(_ title: HTML, _ rows: [(name: String, schema: Schema, words: String)]) -> HTML? {
    guard !rows.isEmpty else { return nil }
    let lines = rows.map { row -> HTML in
        let words = row.words + (row.schema.json["description"]?.text ?? "")
        return
            "<tr><th scope=\"row\"><code>\(row.name)</code></th><td>\(row.schema.inWords)</td><td>\(coded(words))</td></tr>"
    }
    return """
        <table><caption>\(title)</caption><thead><tr><th scope="col">Name</th><th scope="col">Kind</th>\
        <th scope="col">Meaning</th></tr></thead><tbody>\(lines)</tbody></table>
        """
}
