import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /checks
struct ChecksScreen: Sendable {
    /// As far as the list goes; ``counts`` knows how many there are.
    let exceptions: [CheckLine]
    /// Of the planned ones, those that are not well.
    let planned: [CheckLine]
    /// A page of all checks by name.
    let all: [CheckLine]
    let counts: CheckCounts
    let windows: [WindowLine]
    let pager: Pager
    var isFirstPage = true
    /// Nil while nobody made one; shown to those who manage checks.
    let pingKey: String?
    let mayManage: Bool
}

/// A maintenance window in a list.
struct WindowLine: Sendable {
    let id: Int64
    let what: String
    let from: TimeText
    let until: TimeText
    let isOpen: Bool
    let reason: String
    let by: String
}

func checksPage(_ screen: ChecksScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .checks
    frame.title = screen.answer
    frame.topics = ["check", "window"]
    if screen.mayManage {
        frame.acts = linkButton("New check", to: "/checks/new", .primary, icon: .plus, key: "c")
    }
    guard screen.counts.all > 0 else { return page(frame, emptyChecks(screen)) }
    let planned: HTML? = screen.planned.isEmpty ? nil : section("Planned", checkTable(screen.planned, label: "Planned"))
    return page(
        frame,
        """
        \(liveOffer(path: "/checks"))
        \(exceptions(screen))
        \(planned)
        \(screen.windows.isEmpty ? nil : section("Maintenance windows", windowTable(screen.windows, frame, screen.mayManage)))
        \(allChecks(screen))
        \(pager(screen.pager))
        \(screen.mayManage ? pingKeySection(screen, frame) : nil)
        """)
}

private func exceptions(_ screen: ChecksScreen) -> HTML? {
    guard !screen.exceptions.isEmpty else { return nil }
    let (shown, all) = (screen.exceptions.count, screen.counts.exceptions)
    let rest: HTML? =
        all > shown ? "<p class=\"meta\">\(shown) of \(all) are shown here; all stand below by name.</p>" : nil
    return section("Exceptions", "\(checkTable(screen.exceptions, label: "Exceptions"))\(rest)")
}

/// All by name; on the first page folded to a sentence, for what is not well stands above.
private func allChecks(_ screen: ChecksScreen) -> HTML {
    let table = checkTable(screen.all, label: "All checks")
    guard screen.isFirstPage else { return section("All checks, by name", table) }
    let counts = screen.counts
    let planned: HTML? = counts.planned > 0 ? " \(stateMark(.planned, "\(counts.planned) planned"))" : nil
    return """
        <details class="well all"\(flag("open", screen.exceptions.isEmpty && screen.planned.isEmpty))>\
        <summary>\(stateMark(.good, "\(counts.well) well"))\(planned) <span class="meta">All \(counts.all) by name</span></summary>\
        \(table)</details>
        """
}

func section(_ title: String, _ body: HTML) -> HTML {
    "<section class=\"part\"><h2>\(title)</h2>\(body)</section>"
}

private func emptyChecks(_ screen: ChecksScreen) -> HTML {
    emptyState(
        "Nothing is watched yet",
        "A probe asks a page, a port, a certificate or a name whether it is well. A heartbeat waits for the word of a job.",
        act: screen.mayManage ? linkButton("Make the first check", to: "/checks/new", .primary) : nil)
}

private func windowTable(_ windows: [WindowLine], _ frame: Frame, _ mayManage: Bool) -> HTML {
    let rows = windows.map { window -> HTML in
        """
        <tr><td>\(stateMark(.planned, window.isOpen ? "now" : "to come"))</td><th scope="row">\(window.what)</th>\
        <td data-label="From">\(clockTag(window.from))</td><td data-label="Until">\(clockTag(window.until))</td>\
        <td data-label="What for">\(window.reason), \(window.by)</td>\
        <td>\(mayManage ? actButton("End", at: "/windows/\(window.id)/end", frame.seal) : nil)</td></tr>
        """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">State</th><th scope="col">What</th><th scope="col">From</th>\
        <th scope="col">Until</th><th scope="col">What for</th><th scope="col">\(unseen("Act"))</th></tr></thead>\
        <tbody>\(rows)</tbody></table>
        """
}

private func pingKeySection(_ screen: ChecksScreen, _ frame: Frame) -> HTML {
    let key: HTML =
        screen.pingKey.map {
            """
            <p>Jobs may ping by short name under <code>/ping/\($0)/short-name</code>; with <code>?create=1</code> a new name \
            makes its check by itself.</p>
            """
        } ?? "<p>Jobs ping the address on their check’s page. With a ping key they may also ping by a short name.</p>"
    let word = screen.pingKey == nil ? "Make a ping key" : "Make another key; the one above stops working"
    return section("Ping key", "\(key)\(actButton(word, at: "/ping-key", frame.seal))")
}

extension ChecksScreen {
    fileprivate var answer: String {
        let (count, odd) = (counts.all, counts.exceptions)
        if count == 0 { return "Nothing is watched yet" }
        let what = count == 1 ? "check" : "checks"
        if odd == 0 { return "\(count) \(what), none an exception" }
        return "\(odd) of \(count) \(what) \(odd == 1 ? "is" : "are") not well"
    }
}
