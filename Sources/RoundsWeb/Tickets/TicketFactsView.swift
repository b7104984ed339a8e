import RoundsDomain
import RoundsHTML

/// What is known about the ticket. Who may work changes it in place; saving sends what the page showed along, so that
/// only what was changed here is changed there.
func facts(_ screen: TicketScreen, _ seal: FormSeal) -> HTML {
    """
    <header class="pop-top"><h2>Facts</h2><button class="quiet drawer" popovertarget="facts" aria-label="Close">\
    \(Icon.close.html)</button></header>
    <div data-live-key="\(screen.topic)" data-live-src="\(screen.path)/facts">\(factsFragment(screen, seal))</div>
    """
}

/// GET /tickets/:id/facts answers with this alone, for live updates.
func factsFragment(_ screen: TicketScreen, _ seal: FormSeal) -> HTML {
    let (isOpen, isUrgent) = (screen.state.isOpen, screen.facts.priority == .p1)
    let wait: HTML? = screen.mayWork && isOpen ? "<div class=\"drawer\">\(waitAct(screen, seal, key: nil))</div>" : nil
    return """
        \(isUrgent && isOpen ? p1Plate : nil)\(wait)
        \(screen.clocks.map(clocks))
        \(screen.judgement.map { judgement($0, at: screen.path, screen.mayWork && screen.state.isOpen ? seal : nil) })
        \(person(screen))
        \(screen.mayWork ? factsForm(screen, seal) : factsList(screen))
        \(surroundings(screen.facts.surroundings, areNamedAbove: screen.mayWork))
        \(origin(screen))
        """
}

private let p1Plate: HTML = "<p class=\"p1-plate\"><b>P1</b> Care stops</p>"

private func factsForm(_ screen: TicketScreen, _ seal: FormSeal) -> HTML {
    let facts = screen.facts
    let entries = facts.entries
    let base = Ticket.Fields.Name.allCases.map { hidden("was_\($0.rawValue)", facts.base[$0.rawValue] ?? "") }
    let priorities = Priority.allCases.map { Choice(String($0.rawValue), "\($0.code) · \($0.meaning)") }
    return form(
        "\(screen.path)/change", seal, name: "quiet-form",
        """
        \(complaintSummary(entries))
        \(base)
        \(select(Field("priority", "Priority").silent(), priorities, entries))
        \(field(Field("priority_reason", "Why this priority").silent().limit(TicketDraft.reasonLength), entries))
        \(select(Field("assignee", "Who has it").silent(), [Choice("", "Nobody yet")] + facts.assignees, entries))
        \(select(Field("team", "Team").silent(), [Choice("", "No team")] + facts.teams, entries))
        \(about(facts.surroundings, entries))
        \(inWords(entries))
        <div class="form-acts" data-when-changed>\(button("Save facts"))</div>
        """)
}

/// What is seldom changed, folded until somebody wants it or it came back with a complaint.
private func inWords(_ entries: Entries) -> HTML {
    let place = Field("place", "Place").silent().limit(TicketDraft.placeLength)
    let callback = Field("callback", "Call back").silent().limit(TicketDraft.callbackLength)
    let title = Field("title", "Title").silent().limit(TicketDraft.titleLength)
    let isWanted = [place, callback, title].contains { field in
        entries.complaints.contains { $0.field == field.name }
    }
    return """
        <details class="more"\(flag("open", isWanted))><summary>Title, place in words, call back</summary>
        \(textArea(title, entries, rows: 2))\(field(place, entries))\(field(callback, entries))
        </details>
        """
}

/// What the ticket is about; nothing where the desk knows no place and no service yet.
private func about(_ around: TicketSurroundings, _ entries: Entries) -> HTML {
    func line(_ name: String, _ label: String, _ none: String, _ choices: [Choice]) -> HTML {
        guard !choices.isEmpty else { return hidden(name, entries[name]) }
        return select(Field(name, label).silent(), [Choice("", none)] + choices, entries)
    }
    return """
        \(line("service", "Service", "No service", around.services))
        \(line("location", "Unit or room", "No unit or room", around.locations))
        \(line("device", "Device", "No device", around.devices))
        """
}

/// - Parameter areNamedAbove: their names stand in the fields already; what matters about each leads to its page.
private func surroundings(_ around: TicketSurroundings, areNamedAbove: Bool) -> HTML? {
    guard !around.named.isEmpty else { return nil }
    let rows = around.named.map { line -> (String, HTML) in
        guard !line.remark.isEmpty else { return (line.label, "<a href=\"\(line.path)\">\(line.title)</a>") }
        guard !areNamedAbove else {
            return (line.label, "<a href=\"\(line.path)\" title=\"\(line.title)\">\(line.remark)</a>")
        }
        return (line.label, "<a href=\"\(line.path)\">\(line.title)</a> <small>\(line.remark)</small>")
    }
    return "<section><h2>About</h2>\(pairs(rows))</section>"
}

private func factsList(_ screen: TicketScreen) -> HTML {
    let base = screen.facts.base
    let rows: [(String, String)] = [
        ("Priority", "\(screen.facts.priority.code) · \(screen.facts.priority.meaning)"),
        ("Why this priority", base["priority_reason"] ?? ""),
        ("Who has it", screen.assignee ?? "Nobody yet"), ("Team", screen.team ?? "No team"),
        ("Place", base["place"] ?? ""), ("Call back", base["callback"] ?? ""),
    ]
    return pairs(rows.filter { !$0.1.isEmpty }.map { ($0.0, "\($0.1)" as HTML) })
}

private func person(_ screen: TicketScreen) -> HTML {
    let requester = screen.requester
    // Its origin says it all.
    guard requester.reads else { return .nothing }
    let name: HTML =
        requester.mayBeOpened ? "<a href=\"/people/\(requester.id)\">\(requester.name)</a>" : "\(requester.name)"
    return """
        <section><h2>Reported by</h2><p class="person">\(avatar(requester.name))<span><b>\(name)</b>\
        \(requester.email.isEmpty ? nil : "<small>\(requester.email)</small>" as HTML)\
        \(phoneLink(requester.phone).map { "<small>\($0)</small>" as HTML })</span></p></section>
        """
}

/// A number to be called by a touch; nil where there is none.
func phoneLink(_ number: String) -> HTML? {
    PhoneNumber.link(number).map { "<a href=\"\($0)\">\(number)</a>" as HTML }
}

private func origin(_ screen: TicketScreen) -> HTML {
    var rows: [(String, HTML)] = [("Reported", "\(timeTag(screen.reported)), \(screen.channel)")]
    if let resolved = screen.resolved { rows.append(("Resolved", timeTag(resolved))) }
    if let cause = screen.cause { rows.append(("Cause, for IT", "\(cause)")) }
    return "<section><h2>Origin</h2>\(pairs(rows))</section>"
}

/// Names and what stands for them.
func pairs(_ rows: [(String, HTML)]) -> HTML {
    "<dl class=\"pairs\">\(rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>"
}
