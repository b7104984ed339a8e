import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /checks/:check
struct CheckScreen: Sendable {
    struct Change: Sendable {
        let at: TimeText
        let verdict: Verdict
        let reason: String
    }

    struct Ping: Sendable {
        let number: Int64
        let at: TimeText
        let kind: Heartbeat.Kind
        /// `exit 3`, `in 4 min`, method and address.
        let words: String
        let size: Int64
    }

    let line: CheckLine
    /// What people chose, as label and value.
    let facts: [(String, String)]
    let advice: String
    let isPaused: Bool
    let isBad: Bool
    /// What it stands on, when that explains why it is bad.
    let cause: (id: Int64, name: String)?
    let known: (by: String, until: TimeText, reason: String)?
    /// Somebody knew, and the time is over.
    let lapsed: (by: String, until: TimeText, reason: String)?
    /// Of a heartbeat: where its job pings.
    let address: String?
    /// `99.31 %`, of what is known in the time that is shown; nil when nothing is.
    let availability: String?
    let span: LookBack
    let charts: [BarChart]
    let changes: [Change]
    let pings: [Ping]
    let windows: [WindowLine]
    /// `for`, `in`, `reason`.
    let entries: Entries
    let mayManage: Bool
}

func checkPage(_ screen: CheckScreen, in frame: Frame) -> HTML {
    var frame = frame
    let line = screen.line
    frame.current = .checks
    frame.title = line.name
    let kind = line.kind == .probe ? "probe" : "heartbeat"
    frame.kicker = "<a href=\"/checks\">Checks</a> <span aria-hidden=\"true\">/</span> \(kind)"
    frame.lead = "\(lightMark(line.light)) \(line.reason)"
    frame.topics = ["check:\(line.id)"]
    if screen.mayManage { frame.acts = linkButton("Change", to: "/checks/\(line.id)/edit", key: "e") }
    return page(
        frame,
        """
        \(liveOffer(path: "/checks/\(line.id)?span=\(screen.span.rawValue)"))
        \(complaintSummary(screen.entries))
        \(standing(screen))
        \(screen.mayManage ? checkActs(screen, frame) : nil)
        \(screen.address.map(pingHelp))
        \(chartsOf(screen))
        \(section("What changed", screen.changes.isEmpty ? "<p class=\"meta\">Nothing yet.</p>" : changeTable(screen.changes)))
        \(screen.pings.isEmpty ? nil : section("Last pings", pingTable(screen)))
        """)
}

private func standing(_ screen: CheckScreen) -> HTML {
    let line = screen.line
    let facts = screen.facts.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML }
    let known = screen.known.map { known -> HTML in
        "<p>Known to \(known.by) until \(timeTag(known.until)): \(known.reason)</p>"
    }
    let lapsed = screen.lapsed.map { known -> HTML in
        """
        <p>The acknowledgement of \(known.by) ran out \(timeTag(known.until)): \(known.reason). From then on it counts \
        as nobody’s again.</p>
        """
    }
    let cause = screen.cause.map { cause -> HTML in
        "<p>What it stands on is bad: <a href=\"/checks/\(cause.id)\">\(cause.name)</a>. That has the ticket.</p>"
    }
    return """
        <section class="part">\(known)\(lapsed)\(cause)\
        \(screen.advice.isEmpty ? nil : "<p><b>What to do:</b> \(screen.advice)</p>" as HTML)\
        \(screen.windows.map { "<p>\(stateMark(.planned, $0.isOpen ? "Maintenance" : "Maintenance to come")) \(clockTag($0.from)) to \(clockTag($0.until)): \($0.reason), \($0.by)</p>" as HTML })\
        <dl class="known-facts"><dt>Since</dt><dd>\(line.since.map(timeTag))</dd>\
        <dt>Last evidence</dt><dd>\(line.seen.map(timeTag) ?? "never")</dd>\
        <dt>Owner</dt><dd>\(line.owner.map { "\($0)" as HTML } ?? "<span class=\"nobody\">Nobody</span>")</dd>\
        \(ticketOf(line).map { "<dt>Ticket</dt><dd>\($0)</dd>" as HTML })\
        \(screen.availability.map { "<dt>Well in \(screen.span.words)</dt><dd>\($0)</dd>" as HTML })\(facts)</dl></section>
        """
}

/// Nothing of a check of which nothing was ever heard.
private func chartsOf(_ screen: CheckScreen) -> HTML? {
    guard !screen.charts.isEmpty || !screen.changes.isEmpty else { return nil }
    return chosenCharts(screen.charts, over: screen.span, at: "/checks/\(screen.line.id)")
}

private func changeTable(_ changes: [CheckScreen.Change]) -> HTML {
    let rows = changes.map { change -> HTML in
        """
        <tr><td>\(timeTag(change.at))</td><td>\(stateMark(change.verdict.mark, change.verdict.word))</td>\
        <td>\(change.reason)</td></tr>
        """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">When</th><th scope="col">Became</th><th scope="col">Why</th></tr></thead>\
        <tbody>\(rows)</tbody></table>
        """
}

private func pingHelp(_ address: String) -> HTML {
    section(
        "How its job tells",
        """
        <p>After each run: <code>curl -fsS -m 10 --retry 5 \(address)</code></p>
        <p class="meta">Append <code>/start</code> when a run begins, <code>/fail</code> or the exit code when it ends badly, \
        <code>/log</code> for words that change nothing. A body of 10,000 bytes is kept. It is the ping API of healthchecks.</p>
        """)
}

private func pingTable(_ screen: CheckScreen) -> HTML {
    let rows = screen.pings.map { ping -> HTML in
        let body: HTML? =
            ping.size == 0 ? nil : "<a href=\"/checks/\(screen.line.id)/pings/\(ping.number)\">\(ping.size) bytes</a>"
        return """
            <tr><td>\(ping.number)</td><td data-label="When">\(timeTag(ping.at))</td><td>\(stateMark(ping.kind.mark, ping.kind.rawValue))</td>\
            <td>\(ping.words)</td><td data-label="Body">\(body)</td></tr>
            """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">No.</th><th scope="col">When</th><th scope="col">Said</th>\
        <th scope="col">How</th><th scope="col">Body</th></tr></thead><tbody>\(rows)</tbody></table>
        """
}

extension Heartbeat.Kind {
    fileprivate var mark: Mark {
        switch self {
        case .success: .good
        case .failure: .failed
        case .start: .late
        case .log, .ignored: .unknown
        }
    }
}
