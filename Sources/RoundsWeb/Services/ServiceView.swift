import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /services/:service: what it needs, who needs it, what hangs on it.
struct ServiceScreen: Sendable {
    let service: Service
    let owner: String?
    let team: String?
    /// Directly, then through these.
    let needs: (direct: [Service], further: [Service])
    let neededBy: (direct: [Service], further: [Service])
    let devices: [DeviceRow]
    let hasMoreDevices: Bool
    let tickets: [TicketRow]
    /// Nil for a service that is no longer in use.
    let standing: StatusLine?
    /// How well it was; nil when nothing asks for it.
    let well: WellTimes?
    /// All its checks; shown to those who read checks.
    let checks: [ServicesState.Watched]
    /// What copies its data; shown to those who read checks.
    let backups: [BackupJob]
    let articles: [Article]
    /// Of the whole service, open or to come.
    let windows: [WindowLine]
    /// `in`, `for`, `reason`.
    var entries = Entries()
    let mayPlan: Bool
    let mayChange: Bool
}

func servicePage(_ screen: ServiceScreen, in frame: Frame) -> HTML {
    let service = screen.service
    var frame = frame
    frame.current = .services
    frame.title = service.name
    frame.kicker =
        "<a href=\"/services\">Services</a> <span aria-hidden=\"true\">/</span> <span class=\"code\">\(service.code)</span>"
    frame.lead = "\(service.meaning)"
    frame.topics = ["service:\(service.id)", "check", "window"]
    frame.acts = screen.mayChange ? linkButton("Change", to: service.id.path + "/change", key: "e") : nil
    return page(
        frame,
        """
        \(standing(screen))
        \(facts(screen))
        \(plannedWork(screen, frame))
        \(neighbours(screen))
        \(articleSection(screen.articles))
        \(ticketSection("Open requests", screen.tickets, none: "No open request names it."))
        \(deviceSection(screen))
        """)
}

private func facts(_ screen: ServiceScreen) -> HTML {
    let service = screen.service
    var rows: [(String, HTML)] = []
    if !service.isActive { rows.append(("State", stateMark(.unknown, "No longer in use"))) }
    rows += [
        ("Tier", "\(service.tier.rawValue) · \(service.tier.title) <small>\(service.tier.meaning)</small>"),
        ("Owner", screen.owner.map { "\($0)" } ?? screen.team.map { "\($0)" } ?? nobodyYet),
    ]
    if screen.owner != nil, let team = screen.team { rows.append(("Team", "\(team)")) }
    if !screen.backups.isEmpty {
        let jobs = screen.backups.map { "<a href=\"/backups/\($0.id.number)\">\($0.fields.name)</a><br>" as HTML }
        rows.append(("Copied by", "\(jobs)"))
    }
    rows += [
        ("When it fails", "\(service.fallback.isEmpty ? "Nobody wrote down what to do meanwhile." : service.fallback)"),
        ("Must work again", "\(service.rtoMinutes.map { "within \(RecoveryTime.words($0))" } ?? "nobody said")"),
        (
            "May be lost",
            "\(service.rpoMinutes.map { $0 == 0 ? "nothing" : "what was entered in \(RecoveryTime.words($0))" } ?? "nobody said")"
        ),
    ]
    return pairs(rows)
}

/// How it is now, how it was, and what says so.
private func standing(_ screen: ServiceScreen) -> HTML? {
    guard let line = screen.standing else { return nil }
    let since: HTML? = line.since.map { " <span class=\"meta\">since \(timeTag($0))</span>" }
    let share: HTML? = screen.well.flatMap { well in
        well.whole.millionths.map { millionths -> HTML in
            " <span class=\"meta\">Well in \(well.span.words): \(percent(millionths)) of what is known.</span>"
        }
    }
    let words: HTML? =
        line.known.isEmpty || line.state == .unknown && line.checks == 0 ? nil : " <span>\(line.known)</span>"
    let checks = screen.checks.prefix(30).map { check -> HTML in
        "<li>\(lightMark(check.light)) <a href=\"\(check.id.path)\">\(check.name)</a></li>"
    }
    let list: HTML = screen.checks.isEmpty ? .nothing : "<ul class=\"plain\">\(checks)</ul>"
    let chart = screen.well.map { well in
        chosenCharts([well.chart].compactMap(\.self), over: well.span, at: screen.service.id.path)
    }
    return """
        <section class="step"><h2>How it stands</h2><p>\(stateMark(line.state.mark, line.word))\(since)\(words)\(share)</p>\
        \(list)\(chart)</section>
        """
}

/// Work on the service itself: what stands here is read by everybody, and makes no tickets.
private func plannedWork(_ screen: ServiceScreen, _ frame: Frame) -> HTML? {
    guard screen.mayPlan || !screen.windows.isEmpty else { return nil }
    let lines = screen.windows.map { window -> HTML in
        let end: HTML? =
            screen.mayPlan
            ? actButton(
                window.isOpen ? "End it now" : "Take it back", at: "/windows/\(window.id)/end", frame.seal, .quiet,
                fields: hidden("service", screen.service.id.description)) : nil
        return """
            <li>\(stateMark(.planned, window.isOpen ? "now" : "to come")) \(clockTag(window.from)) to \
            \(clockTag(window.until)): \(window.reason) <span class="meta">\(window.by)</span> \(end)</li>
            """
    }
    let list: HTML =
        lines.isEmpty ? "<p class=\"meta\">Nothing is planned.</p>" : "<ul class=\"plain\">\(lines)</ul>"
    let path = screen.service.id.path + "/window"
    let body = plannedTimeForm(path, hint: "Everybody in the hospital reads this.", screen.entries, frame)
    let plan: HTML? = screen.mayPlan ? fold("Plan work on it", body, isOpen: !screen.entries.complaints.isEmpty) : nil
    return "<section class=\"step\"><h2>Planned work</h2>\(complaintSummary(screen.entries))\(list)\(plan)</section>"
}

private func articleSection(_ articles: [Article]) -> HTML? {
    guard !articles.isEmpty else { return nil }
    let lines = articles.map { "<li><a href=\"\($0.id.path)\">\($0.fields.title)</a></li>" as HTML }
    return "<section class=\"step\"><h2>What is known about it</h2><ul class=\"plain\">\(lines)</ul></section>"
}

private func neighbours(_ screen: ServiceScreen) -> HTML {
    """
    <div class="sides step"><section><h2>It needs</h2>\(serviceList(screen.needs, none: "It needs no other service.", through: "more through them", for: screen.service.tier))</section>\
    <section><h2>What needs it</h2>\(serviceList(screen.neededBy, none: "No other service needs it.", through: "more with them"))</section></div>
    """
}

/// - Parameter tier: of what stands on these; one on which less hangs than on it is marked.
private func serviceList(
    _ services: (direct: [Service], further: [Service]), none: String, through: String, for tier: Service.Tier? = nil
) -> HTML {
    guard !services.direct.isEmpty else { return "<p class=\"meta\">\(none)</p>" }
    func line(_ service: Service) -> HTML {
        let isWeaker = tier.map { $0 < service.tier } ?? false
        let weaker: HTML? = isWeaker ? stateMark(.warning, "weaker than what needs it") : nil
        return """
            <li><a href="\(service.id.path)">\(service.name)</a> <span class="meta">tier \(service.tier.rawValue)</span> \
            \(weaker)</li>
            """
    }
    guard !services.further.isEmpty else { return "<ul class=\"plain\">\(services.direct.map(line))</ul>" }
    return """
        <ul class="plain">\(services.direct.map(line))</ul><details><summary>and \(services.further.count) \(through)</summary>\
        <ul class="plain">\(services.further.map(line))</ul></details>
        """
}

private func deviceSection(_ screen: ServiceScreen) -> HTML {
    let path = "/devices?service=\(screen.service.code.queryEscaped)"
    let more: HTML? = screen.hasMoreDevices ? "<p><a href=\"\(path)\">All of its devices</a></p>" : nil
    guard !screen.devices.isEmpty else {
        return "<section class=\"step\"><h2>Devices</h2><p class=\"meta\">No device is bound to it.</p></section>"
    }
    return "<section class=\"step\"><h2>Devices</h2>\(deviceTable(screen.devices, label: "Devices"))\(more)</section>"
}
