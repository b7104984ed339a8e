import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /maintenance
struct MaintenanceListScreen: Sendable {
    struct Line: Sendable {
        let maintenance: Maintenance
        /// Nil for what an occasion calls for, and for what is no longer done.
        let standing: MaintenanceStanding?
        let who: String?
        let next: Day?
        let lastGood: TimeText?
    }

    let lines: [Line]
    /// `days_off`: a day a line.
    let daysOff: Entries
    let mayWork: Bool
}

func maintenanceListPage(_ screen: MaintenanceListScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .planned
    frame.title = screen.answer
    frame.topics = ["maintenance"]
    frame.keys = [KeyLine("j", "Next"), KeyLine("k", "Before"), KeyLine("Enter", "Open")]
    if screen.mayWork {
        frame.acts = linkButton("Add what comes round", to: "/maintenance/new", .primary, icon: .plus, key: "c")
    }
    let none = emptyState(
        "Nothing comes round yet", "Restore tests, patches, reviews: say once when, and each run is planned by itself.")
    return page(
        frame,
        """
        \(plannedTabs(isMaintenance: true))
        \(screen.lines.isEmpty ? none : maintenanceTable(screen.lines))
        \(screen.mayWork ? daysOffSection(screen.daysOff, frame) : nil)
        """)
}

private func maintenanceTable(_ lines: [MaintenanceListScreen.Line]) -> HTML {
    let rows = lines.map { line -> HTML in
        let fields = line.maintenance.fields
        let who: HTML = line.who.map { "\($0)" } ?? "<span class=\"nobody\">Nobody yet</span>"
        return """
            <tr data-row><th scope="row"><a href="\(line.maintenance.id.path)">\(fields.title)</a></th>\
            <td data-label="State">\(standingMark(line))</td>\
            <td data-label="Comes round">\(fields.recurrence?.words ?? "when something calls for it")</td>\
            <td data-label="Who">\(who)</td><td data-label="Next">\(line.next.map { "<time datetime=\"\($0.iso)\">\($0.shortText)</time>" as HTML })</td>\
            <td data-label="Last well">\(line.lastGood.map(agoTag))</td></tr>
            """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">What</th><th scope="col">State</th><th scope="col">Comes round</th>\
        <th scope="col">Who</th><th scope="col">Next</th><th scope="col">Last well</th></tr></thead><tbody>\(rows)</tbody></table>
        """
}

private func standingMark(_ line: MaintenanceListScreen.Line) -> HTML {
    guard line.maintenance.isActive else { return "<span class=\"meta\">no longer done</span>" }
    guard let standing = line.standing else { return "<span class=\"meta\">on occasion</span>" }
    return switch standing.verdict {
    case .good: stateMark(.good, "done")
    case .missed(let count, let since): stateMark(.late, count == 1 ? "missed \(since.shortText)" : "\(count) missed")
    case .problem: stateMark(.warning, "problem")
    case .notYet: stateMark(.unknown, "not yet")
    }
}

private func daysOffSection(_ entries: Entries, _ frame: Frame) -> HTML {
    let days = Field("days_off", "A day a line, with its name").hint("2026-12-25 Christmas Day").silent()
    return """
        <section class="step" id="days-off"><h2>Days off</h2><p class="meta">Work that may not fall on a day off is moved off these, and off the holidays of the <a href="/promises">desk's calendar</a>.</p>\
        \(form("/maintenance/days-off", frame.seal, name: "narrow", """
            \(complaintSummary(entries))\(textArea(days, entries))<div class="form-acts">\(button("Save days off"))</div>
            """))</section>
        """
}

extension MaintenanceListScreen {
    var answer: String {
        let exceptions = lines.count { $0.standing?.isException == true }
        let standing = lines.count { $0.standing != nil }
        if standing == 0 { return "What comes round" }
        if exceptions == 0 {
            return standing == 1
                ? "The one kind of recurring work is on time" : "All \(standing) kinds of recurring work are on time"
        }
        return
            "\(exceptions) of \(standing) kinds of recurring work \(exceptions == 1 ? "is" : "are") missed or had a problem"
    }
}
