import RoundsDomain
import RoundsHTML

/// A handover to be read and accepted.
struct HandoverScreen: Sendable {
    let number: Int64
    /// `Night shift, Mon 23 Nov`.
    let title: String
    let writer: String
    let written: TimeText
    let words: String
    let lines: [HandoverRow]
    let acceptance: (name: String, at: TimeText)?
    let addenda: [(author: String, at: TimeText, body: String)]
    /// Hexadecimal.
    let hash: String
    let isWhole: Bool
    let mayAccept: Bool
    /// Its shift still runs: whoever takes over begins this one first.
    var mayBegin: Shift.Kind?
    let mayAdd: Bool
    /// `body`.
    var entries = Entries()
}

func handoverPage(_ screen: HandoverScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .today
    frame.kicker = "Handover, \(screen.title)"
    frame.title = screen.acceptance.map { "Accepted by \($0.name)" } ?? "Nobody has accepted this yet"
    frame.lead = """
        \(screen.acceptance == nil ? stateMark(.failed, "Not accepted") : stateMark(.good, "Accepted"))\
        \(screen.acceptance.map { " \(timeTag($0.at))" as HTML }). Written by \(screen.writer), \(timeTag(screen.written)).
        """
    frame.topics = ["handover:\(screen.number)"]
    if screen.mayAccept {
        frame.acts = actButton(
            "Accept it", at: "/handovers/\(screen.number)/accept", frame.seal, .primary, icon: .check, key: "a")
        frame.keys = [KeyLine("a", "Accept it")]
    } else if let shift = screen.mayBegin {
        let fields: HTML = """
            \(hidden("on", "yes"))\(hidden("shift", shift.rawValue))\(hidden("handover", String(screen.number)))
            """
        frame.acts = actButton("Begin the \(shift.title.lowercased())", at: "/duty", frame.seal, fields: fields)
        let told = "The shift that left this still runs. Whoever takes over begins the next one, then accepts it."
        frame.notices.append(Notice(.info, told))
    }
    return page(
        frame,
        """
        \(screen.words.isEmpty ? .nothing : "<blockquote class=\"said\">\(paragraphs(screen.words))</blockquote>")
        \(handoverLines(screen.lines))
        \(added(screen, frame))
        <footer class="signature"><p>Handover of the \(screen.title), written by \(screen.writer), \(screen.written.full)\
        \(screen.acceptance.map { ", accepted by \($0.name), \($0.at.full)" as HTML }). \
        \(screen.isWhole ? stateMark(.good, "as it was written") : stateMark(.failed, "not what was written"))</p>\
        <p class="meta">SHA-256 <code>\(screen.hash)</code></p></footer>
        """)
}

/// What is new or different in full, by section, and whatever is urgent; all else that stands as it was in one line.
func handoverLines(_ rows: [HandoverRow]) -> HTML {
    guard !rows.isEmpty else {
        return "<p>Nothing urgent is open, nothing is unwell, nothing was promised.</p>"
    }
    let told = rows.filter { $0.change != .gone && !$0.isFolded }
    let sections = HandoverItem.Section.allCases.map { section -> HTML in
        let lines = told.filter { $0.section == section }.map(toldLine)
        return lines.isEmpty ? .nothing : "<section><h2>\(section.title)</h2><ul>\(lines)</ul></section>"
    }
    let (folded, gone) = (rows.filter(\.isFolded), rows.filter { $0.change == .gone })
    return """
        <div class="told">\(sections)\(named("\(folded.count) unchanged since the last handover", folded))\
        \(named("\(gone.count) over since the last handover", gone))</div>
        """
}

private func toldLine(_ row: HandoverRow) -> HTML {
    let mark: HTML? =
        switch row.change {
        case .changed: " <span class=\"count\">changed</span>"
        case .unchanged: " <span class=\"count\">unchanged</span>"
        case .new, .gone: nil
        }
    let name: HTML = row.path.map { "<a href=\"\($0)\">\(row.subject)</a>" } ?? "\(row.subject)"
    return "<li><b>\(name)</b>\(mark) <span>\(row.detail)</span></li>"
}

/// One line: requests by their numbers, the rest by name.
private func named(_ title: String, _ rows: [HandoverRow]) -> HTML {
    guard !rows.isEmpty else { return .nothing }
    let names = rows.map { row -> HTML in
        let name: HTML =
            row.path.map { "<a href=\"\($0)\" title=\"\(row.subject)\">\(row.name)</a>" } ?? "\(row.name)"
        return "<li>\(name)</li>"
    }
    return "<section class=\"by-name\"><h2>\(title)</h2><ul>\(names)</ul></section>"
}

private func paragraphs(_ text: String) -> [HTML] {
    text.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>" }
}

private func added(_ screen: HandoverScreen, _ frame: Frame) -> HTML {
    let said = screen.addenda.map { one -> HTML in
        "<li><p class=\"meta\">\(one.author), \(timeTag(one.at))</p>\(paragraphs(one.body))</li>"
    }
    let body = Field("body", "Add something").hint("What is written stays; this is kept below it.").required()
        .limit(Handover.wordsLength)
    let adding: HTML =
        screen.mayAdd
        ? form(
            "/handovers/\(screen.number)/add", frame.seal, draft: "handover:\(screen.number):add",
            name: "narrow act-below",
            "\(complaintSummary(screen.entries))\(textArea(body, screen.entries, rows: 2))\(button("Add it below"))")
        : .nothing
    return
        "\(said.isEmpty ? .nothing : "<section class=\"added\"><h2>Added later</h2><ul>\(said)</ul></section>")\(adding)"
}

/// GET /handovers
struct HandoverListScreen: Sendable {
    struct Row: Sendable {
        let number: Int64
        let title: String
        let writer: String
        let written: TimeText
        let accepter: String?
        let lines: Int
    }

    let rows: [Row]
    let pager: Pager
}

func handoverListPage(_ screen: HandoverListScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .today
    let open = screen.rows.filter { $0.accepter == nil }.count
    frame.title =
        screen.rows.isEmpty
        ? "No handover yet"
        : open == 0
            ? "Every handover is accepted"
            : "\(open == 1 ? "One handover waits" : "\(open) handovers wait") to be accepted"
    let rows = screen.rows.map { row -> HTML in
        """
        <tr data-row><td>\(row.accepter == nil ? stateMark(.failed, "Not accepted") : stateMark(.good, "Accepted"))</td>\
        <th scope="row"><a href="/handovers/\(row.number)">\(row.title)</a></th><td>\(row.writer), \(timeTag(row.written))</td>\
        <td>\(row.accepter ?? "")</td><td class="number">\(row.lines)</td></tr>
        """
    }
    let table: HTML = """
        <table class="cards-below"><caption class="unseen">Handovers, the newest first</caption><thead><tr>\
        <th scope="col">State</th><th scope="col">Shift</th><th scope="col">Written</th><th scope="col">Accepted by</th>\
        <th scope="col" class="number">Lines</th></tr></thead><tbody>\(rows)</tbody></table>
        """
    let empty = emptyState(
        "Nothing was handed over yet", "A shift writes one when it wraps up.",
        act: linkButton("To the wrap-up", to: "/wrap-up"))
    return page(frame, "\(rows.isEmpty ? empty : table)\(pager(screen.pager))")
}
