import RoundsDomain
import RoundsHTML

/// GET /today
func todayPage(_ screen: TodayScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .today
    frame.kicker = "\(screen.day) · \(onDuty(screen))"
    frame.title = screen.answer
    frame.topics = ["ticket", "round", "day", "handover"]
    if screen.mayWork {
        frame.acts = """
            \(dutyForm(screen, frame))\(linkButton("New request", to: "/tickets/new", .primary, icon: .plus, key: "c"))
            """
        frame.keys = [KeyLine("j", "Next row"), KeyLine("k", "Row before"), KeyLine("c", "New request")]
    }
    return page(
        frame,
        """
        \(liveOffer(path: "/today"))
        \(screen.mayBegin ? beginning : nil)
        \(roundCard(screen.round))
        \(dayLine(screen.line))
        <div class="today">
        \(nowCard(screen))
        \(comingCard("Next", screen.next, empty: "Nothing with a time is waiting for you."))
        \(comingCard("Planned", screen.planned, empty: "Nothing is planned for the next day."))
        </div>
        \(screen.handover.map(handoverCard))
        """)
}

/// What a desk begins with: what it is to look after, and who helps.
private let beginning = emptyState(
    "Begin with the hospital",
    "The desk knows no service, place or device yet. Load the starter content, or import your own from files.",
    act: """
        <div class="form-acts">\(linkButton("Load the starter content", to: "/services", .primary))\
        \(linkButton("Import files", to: "/imports"))\(linkButton("Add your colleagues", to: "/people"))</div>
        """)

private func onDuty(_ screen: TodayScreen) -> String {
    screen.people.isEmpty
        ? "\(screen.shift), nobody has begun it" : "\(screen.shift): \(screen.people.joined(separator: ", "))"
}

private func dutyForm(_ screen: TodayScreen, _ frame: Frame) -> HTML {
    actButton(
        screen.isOnDuty ? "Leave the shift" : "Begin your shift", at: "/duty", frame.seal, .quiet,
        fields: hidden("on", screen.isOnDuty ? "no" : "yes"))
}

private func roundCard(_ card: TodayScreen.RoundCard) -> HTML {
    """
    <section class="card-line"><h2>Morning round</h2><p>\(stateMark(card.mark, card.state)) <span>\(card.text)</span></p>\
    \(linkButton(card.act, to: card.path))</section>
    """
}

private func nowCard(_ screen: TodayScreen) -> HTML {
    let rows = screen.now.map { row -> HTML in
        """
        <li data-row>\(priorityMark(row.priority, row.state)) <span class="what"><span class="code">\(row.code)</span> \
        <a href="/tickets/\(row.number)">\(row.title)</a><span class="meta">\(row.place.isEmpty ? row.requester : row.place)\
         · \(row.isMine ? "yours" : row.assignee ?? "nobody yet")</span></span>\(agoTag(row.reported))</li>
        """
    }
    let body: HTML =
        rows.isEmpty
        ? "<p class=\"meta\">Nothing is open. New requests appear here by themselves.</p>" : "<ul>\(rows)</ul>"
    let more: HTML =
        screen.more > 0 ? "<p class=\"meta\"><a href=\"/tickets\">\(screen.more) more</a></p>" : .nothing
    return "<section class=\"card-list\"><h2>Now</h2>\(body)\(more)</section>"
}

private func comingCard(_ title: String, _ lines: [TodayScreen.Coming], empty: String) -> HTML {
    let rows = lines.map { line -> HTML in
        let what: HTML = line.path.map { "<a href=\"\($0)\">\(line.what)</a>" } ?? "\(line.what)"
        let late: HTML? = line.isLate ? " \(stateMark(.failed, "late"))" : nil
        return """
            <li>\(when(line)) <span class="what">\(what)\(late)<span class="meta">\(line.why)</span></span></li>
            """
    }
    let body: HTML = rows.isEmpty ? "<p class=\"meta\">\(empty)</p>" : "<ul>\(rows)</ul>"
    return "<section class=\"card-list\"><h2>\(title)</h2>\(body)</section>"
}

private func when(_ line: TodayScreen.Coming) -> HTML {
    if line.isLate { return agoTag(line.at) }
    return line.hasTime ? clockTag(line.at) : "<span class=\"meta\">any time</span>"
}

private func handoverCard(_ card: TodayScreen.HandoverCard) -> HTML {
    let state =
        card.accepted.map { "\(stateMark(.good, "Accepted")) by \($0.by), \(timeTag($0.at))" as HTML }
        ?? stateMark(.failed, "Nobody has accepted it yet")
    let words: HTML = card.words.isEmpty ? .nothing : "<q>\(card.words)</q>"
    return """
        <section class="card-line"><h2><a href="\(card.path)">\(card.title)</a></h2><p><span>\(state)</span> \
        <span>From \(card.writer). \(words)</span></p>\(linkButton(card.accepted == nil && !card.isOwn ? "Read and accept" : "Read", to: card.path))</section>
        """
}

extension TodayScreen {
    var answer: String {
        switch urgent {
        case 0 where isRoundOverdue: "The morning round is not signed yet"
        case 0 where mayBegin: "The desk is ready, and empty"
        case 0: now.isEmpty ? "Nothing needs you now" : "Nothing urgent is open"
        case 1: "One urgent request is open"
        default: "\(urgent) urgent requests are open"
        }
    }
}
