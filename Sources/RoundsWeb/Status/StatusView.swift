import RoundsDomain
import RoundsHTML
import RoundsStore

/// A service as everybody reads it.
struct StatusLine: Sendable {
    struct Planned: Sendable {
        let from: TimeText
        let until: TimeText
        let isOpen: Bool
        let reason: String
    }

    let service: Service
    let state: ServiceState
    let since: TimeText?
    /// In plain words; empty when it is well.
    let known: String
    let planned: [Planned]
    /// Its checks that are not well: shown to those who read checks.
    let exceptions: [ServicesState.Watched]
    /// How many checks speak for it.
    let checks: Int
    /// Shown to the desk.
    let tickets: [Ticket.ID]
}

/// GET /status: can I work with it, and what do I do if not?
struct StatusScreen: Sendable {
    let lines: [StatusLine]
    let seen: TimeText
    /// For somebody of IT, inside the desk; the others read it in the portal.
    let isForDesk: Bool
    let readsServices: Bool
    let readsChecks: Bool
}

func statusPage(_ screen: StatusScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .status
    frame.title = screen.answer
    frame.lead = "As of \(clockTag(screen.seen))."
    frame.topics = ["check", "window", "service"]
    if !screen.isForDesk {
        frame.acts = linkButton("Report something", to: "/portal/report", .primary, icon: .plus)
    }
    let body: HTML = """
        \(liveOffer(path: "/status"))
        \(screen.lines.isEmpty ? (screen.isForDesk ? nothingNamedYet : nothingNamed) : nil)
        \(troubles(screen))
        \(plannedWork(screen))
        \(screen.isForDesk ? tiers(screen) : foldedStates(screen))
        """
    return screen.isForDesk ? page(frame, body) : portalPage(frame, body)
}

private let nothingNamedYet = emptyState(
    "No service is named yet", "Name what the hospital depends on, or load the starter content; its state stands here.",
    act: linkButton("To the services", to: "/services"))

private let nothingNamed = emptyState(
    "No service is named yet", "When IT has said what the hospital depends on, its state stands here.")

private func troubles(_ screen: StatusScreen) -> HTML? {
    let lines = screen.lines.filter(\.state.isTrouble).sorted { $0.state < $1.state }
    guard !lines.isEmpty else { return nil }
    let cards = lines.map { line -> HTML in
        let fallback = line.service.fallback.isEmpty ? "Ask the IT desk." : line.service.fallback
        return """
            <li class="\(line.state.mark.rawValue)"><h3>\(statusName(line, screen))</h3>\
            <p>\(stateMark(line.state.mark, line.state.word)) \
            \(line.since.map { "<span class=\"meta\">since \(timeTag($0))</span>" as HTML })</p>
            <p>\(line.known)</p><p><b>Meanwhile:</b> \(fallback)</p>\(ticketLinks(line, screen))\(checkLinks(line, screen))</li>
            """
    }
    return "<section class=\"part\"><h2>Not as it should be</h2><ul class=\"troubles\">\(cards)</ul></section>"
}

func statusName(_ line: StatusLine, _ screen: StatusScreen) -> HTML {
    screen.readsServices ? "<a href=\"\(line.service.id.path)\">\(line.service.name)</a>" : "\(line.service.name)"
}

private func ticketLinks(_ line: StatusLine, _ screen: StatusScreen) -> HTML? {
    guard screen.isForDesk, !line.tickets.isEmpty else { return nil }
    let links = line.tickets.prefix(5).map { "<a href=\"\($0.path)\">\($0.code)</a> " as HTML }
    return "<p class=\"meta\">Requests: \(links)</p>"
}

private func checkLinks(_ line: StatusLine, _ screen: StatusScreen) -> HTML? {
    guard screen.readsChecks, !line.exceptions.isEmpty else { return nil }
    let links = line.exceptions.prefix(8).map { check -> HTML in
        "<li>\(lightMark(check.light)) <a href=\"\(check.id.path)\">\(check.name)</a></li>"
    }
    return "<ul class=\"plain\">\(links)</ul>"
}

private func plannedWork(_ screen: StatusScreen) -> HTML? {
    let rows = screen.lines.flatMap { line in
        line.planned.map { work -> HTML in
            """
            <tr><td>\(stateMark(.planned, work.isOpen ? "now" : "to come"))</td>\
            <th scope="row">\(statusName(line, screen))</th><td data-label="From">\(clockTag(work.from))</td>\
            <td data-label="Until">\(clockTag(work.until))</td><td data-label="What is done">\(work.reason)</td></tr>
            """
        }
    }
    guard !rows.isEmpty else { return nil }
    return section(
        "Planned work of the next seven days",
        """
        <table class="cards-below"><thead><tr><th scope="col">State</th><th scope="col">Service</th><th scope="col">From</th>\
        <th scope="col">Until</th><th scope="col">What is done</th></tr></thead><tbody>\(rows)</tbody></table>
        """)
}

/// Every service by tier, for those who look after them.
private func tiers(_ screen: StatusScreen) -> HTML? {
    let parts = Service.Tier.allCases.map { tier -> HTML in
        let lines = screen.lines.filter { $0.service.tier == tier }
        guard !lines.isEmpty else { return .nothing }
        let items = lines.map { line -> HTML in
            let hint: HTML? =
                line.state == .unknown && line.checks > 0 && screen.isForDesk
                ? " <span class=\"meta\">\(line.known)</span>" : nil
            return "<li>\(stateMark(line.state.mark, line.word)) <span>\(statusName(line, screen))\(hint)</span></li>"
        }
        return """
            <section class="tier"><h2>\(tier.title) <small>\(tier.meaning)</small></h2>\
            <ul class="states">\(items)</ul></section>
            """
    }
    return "\(parts)"
}
