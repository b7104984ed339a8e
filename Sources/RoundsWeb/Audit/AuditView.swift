import RoundsDomain
import RoundsHTML

/// GET /audit: "What happened here, and is the log whole?"
struct AuditScreen: Sendable {
    /// Newest first.
    let lines: [AuditLine]
    /// Records in the whole log.
    let records: Int64
    /// The newest signed checkpoint; nil before the first.
    let checkpoint: (record: Int64, at: TimeText)?
    /// Set right after the log was verified.
    var verified: Verified?
    /// What is looked for: `by`, `kind`, `about`.
    var entries = Entries()
    /// Every kind of event there is.
    let kinds: [Choice]
    let pager: Pager

    enum Verified: Sendable {
        case whole(records: Int64, checkpoints: Int)
        /// A sentence that names the first broken or missing record.
        case broken(String)
    }
}

struct AuditLine: Sendable {
    let number: Int64
    let at: TimeText
    let who: String
    /// "took it over from Lee Chen".
    let what: String
    /// What it is about, and where that is shown; no path for what has no page.
    let about: (text: String, path: String?)
    /// 64 hexadecimal digits.
    let hash: String
}

func auditPage(_ screen: AuditScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .audit
    frame.title = screen.answer
    frame.lead = screen.checkpoint.map {
        "Record \($0.record) was signed \(timeTag($0.at)). Looking at this page is on record too."
    }
    frame.keys = [KeyLine("j", "Next record"), KeyLine("k", "Record before"), KeyLine("v", "Verify the log")]
    frame.acts = actButton("Verify the log", at: "/audit/verify", frame.seal, .primary, icon: .seal, key: "v")
    return page(
        frame,
        """
        \(screen.verified.map(verdict))
        \(filters(screen))
        \(screen.lines.isEmpty ? emptyState("Nothing fits", "Leave a field empty to see more.", act: linkButton("Show everything", to: "/audit")) : logTable(screen.lines))
        \(pager(screen.pager))
        """)
}

private func verdict(_ verified: AuditScreen.Verified) -> HTML {
    switch verified {
    case .whole(let records, let checkpoints):
        notice(
            Notice(
                .good,
                "Verified just now: \(records) records follow from each other without a gap, and \(checkpoints) signed checkpoints agree."
            ))
    case .broken(let sentence):
        notice(Notice(.failed, "\(sentence) Keep the data folder as it is and tell the privacy officer."))
    }
}

private func filters(_ screen: AuditScreen) -> HTML {
    let entries = screen.entries
    return """
        <form action="/audit" class="filters">
        \(select(Field("kind", "What happened").silent(), [Choice("", "Anything")] + screen.kinds, entries))
        \(field(Field("by", "Who, like person:3").silent().limit(40), entries))
        \(field(Field("about", "About, like ticket:1042").silent().limit(40), entries))
        \(button("Show"))</form>
        """
}

private func logTable(_ lines: [AuditLine]) -> HTML {
    let rows = lines.map { line -> HTML in
        let about: HTML = line.about.path.map { "<a href=\"\($0)\">\(line.about.text)</a>" } ?? "\(line.about.text)"
        return """
            <tr data-row><th scope="row" class="number">\(line.number)</th><td>\(timeTag(line.at))</td>\
            <td>\(line.who)</td><td>\(line.what)</td><td>\(about)</td>\
            <td><span class="code hash" title="\(line.hash)">\(String(line.hash.prefix(12)))…</span></td></tr>
            """
    }
    return """
        <table class="log cards-below"><caption class="unseen">Records, the newest first</caption><thead><tr>\
        <th scope="col" class="number">Record</th><th scope="col">When</th><th scope="col">Who</th><th scope="col">Did what</th>\
        <th scope="col">About</th><th scope="col">Seal</th></tr></thead><tbody>\(rows)</tbody></table>
        """
}

extension AuditScreen {
    fileprivate var answer: String {
        switch verified {
        case .whole: "The log is whole"
        case .broken: "The log is broken"
        case nil: "\(records) records, sealed one to the next"
        }
    }
}
