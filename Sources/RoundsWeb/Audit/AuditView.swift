import RoundsDomain
import RoundsHTML

func auditPage(_ screen: AuditScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .audit
    frame.title = "Who did what?"
    frame.lead = lead(screen)
    frame.acts = actButton("Verify the log", at: "/audit/verification", frame.seal, .primary, icon: .seal)
    frame.keys = [KeyLine("j", "Next row"), KeyLine("k", "Row before")]
    return page(
        frame,
        """
        \(complaintSummary(screen.entries))
        \(filters(screen))
        \(screen.rows.isEmpty ? emptyState("No record fits", "Take a filter away to see more.") : table(screen.rows))
        \(pager(screen.pager))
        \(screen.export.map { "<p class=\"meta\"><a href=\"\($0)\" download>These records as a table (CSV)</a></p>" as HTML })
        """)
}

private func lead(_ screen: AuditScreen) -> HTML {
    let count =
        screen.records == 1 ? "1 record, sealed." : "\(screen.records) records, each sealed onto the one before."
    guard let verified = screen.verified else { return "\(count) Never verified so far." }
    if let fault = verified.fault {
        return """
            \(count) \(stateMark(.failed, "Broken")) \(fault) Found by \(verified.by), \(agoTag(verified.when)).
            """
    }
    return "\(count) \(stateMark(.good, "Whole")) when \(verified.by) verified it, \(agoTag(verified.when))."
}

private func filters(_ screen: AuditScreen) -> HTML {
    let entries = screen.entries
    let kinds =
        [Choice("", "Anything")] + Happening.Kind.allCases.map { Choice($0.rawValue, $0.inWords) }
    return """
        <form method="get" action="/audit" class="filters" aria-label="Filters">
        \(field(Field("who", "Who").silent().hint("Sign-in name, desk or stranger").limit(60), entries))
        \(select(Field("kind", "Did what").silent(), kinds, entries))
        \(field(Field("about", "To what").silent().hint("R-1042 or person:17").limit(40), entries))
        <div class="pair">\(day("from", "From", entries))\(day("until", "Until", entries))</div>
        <div class="form-acts">\(button("Show", icon: .search))\(linkButton("Everything", to: "/audit", .quiet))</div>
        </form>
        """
}

private func day(_ name: String, _ label: String, _ entries: Entries) -> HTML {
    let field = Field(name, label).silent()
    return field.wrapped(
        "<input type=\"date\" \(field.attributes(entries))\(attribute("value", entries[name]))>", entries)
}

private func table(_ rows: [AuditRow]) -> HTML {
    let lines = rows.map { row -> HTML in
        let about: HTML = row.aboutPath.map { "<a href=\"\($0)\">\(row.about)</a>" } ?? "\(row.about)"
        let code: HTML? = row.aboutCode.map { " <span class=\"meta\">\($0)</span>" }
        return """
            <tr data-row><td class="number" data-label="Record">\(row.number)</td><td>\(timeTag(row.when))</td>\
            <th scope="row"><a href="\(row.whoPath)">\(row.who)</a></th><td>\(row.what)</td>\
            <td data-label="To">\(about)\(code)</td>\
            <td data-label="Seal"><code title="\(row.hash)">\(String(row.hash.prefix(12)))</code></td></tr>
            """
    }
    return """
        <table class="cards-below log"><caption class="unseen">Records, the newest first</caption>\
        <thead><tr><th scope="col" class="number">Record</th><th scope="col">When</th><th scope="col">Who</th>\
        <th scope="col">Did what</th><th scope="col">To what</th><th scope="col">Seal</th></tr></thead>\
        <tbody>\(lines)</tbody></table>
        """
}

extension Happening.Kind {
    /// `ticket.taken` as "Ticket taken".
    var inWords: String {
        let words = rawValue.map { $0 == "." || $0 == "_" ? " " : $0 }
        return words.prefix(1).map { $0.uppercased() }.joined() + String(words.dropFirst())
    }
}
