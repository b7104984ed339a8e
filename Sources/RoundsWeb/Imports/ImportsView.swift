import RoundsDomain
import RoundsHTML

/// GET /imports
struct ImportsScreen: Sendable {
    /// `kind`.
    var entries = Entries(["kind": ImportKind.devices.rawValue])
    /// What this person may import.
    let kinds: [ImportKind]
}

func importsPage(_ screen: ImportsScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .assets
    frame.title = "Import a file"
    frame.lead =
        "First you see what it would do, row by row. Nothing is written until you confirm, and a file with one bad row changes nothing."
    let kinds = screen.kinds.map { Choice($0.rawValue, $0.title) }
    let body: HTML = """
        \(frame.seal.fields)\(complaintSummary(screen.entries))
        \(select(Field("kind", "The rows are").required(), kinds, screen.entries))
        \(fileField(screen.entries))
        \(textArea(Field("pasted", "Or paste the rows").hint("With the line of headings."), screen.entries, rows: 6))
        <div class="form-acts">\(button("See what it would do", .primary))</div>
        """
    return page(
        frame,
        """
        <form method="post" action="/imports" enctype="multipart/form-data" class="narrow">\(body)</form>
        <section class="step"><h2>What goes into a file</h2>\(screen.kinds.map(columns))</section>
        """)
}

private func fileField(_ entries: Entries) -> HTML {
    let field = Field("file", "CSV file").silent().hint(
        "UTF-8, up to 20,000 rows and 10 MB. Comma, semicolon or tab between the cells.")
    return field.wrapped("<input type=\"file\" accept=\".csv,text/csv\" \(field.attributes(entries))>", entries)
}

private func columns(_ kind: ImportKind) -> HTML {
    let rows = kind.columns.map { column -> HTML in
        """
        <tr><th scope="row"><span class="code">\(column.name)</span></th>\
        <td data-label="Needed">\(column.isRequired ? "needed" : "")</td><td>\(column.words)</td>\
        <td data-label="Such as"><span class="code">\(column.example)</span></td></tr>
        """
    }
    return """
        <details><summary>\(kind.title)</summary><p class="meta">A row whose \(kind.key) is there already changes that one; \
        a column that the file leaves out stays as it is. \
        <a href="/imports/templates/\(kind.rawValue)">Download an empty file</a>.</p>\
        <table class="cards-below"><thead><tr><th scope="col">Column</th><th scope="col">Needed</th><th scope="col">What stands in it</th>\
        <th scope="col">Such as</th></tr></thead><tbody>\(rows)</tbody></table></details>
        """
}
