import RoundsDomain
import RoundsHTML

/// GET /tickets/:id
func ticketPage(_ screen: TicketScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title = screen.facts.base["title"] ?? screen.code
    frame.kicker = kicker(screen)
    frame.lead = "\(screen.waiting)\(screen.waits.map(waits))"
    frame.topics = [screen.topic]
    if screen.mayWork {
        frame.keys = ticketKeys(screen)
        frame.acts = ticketActs(screen, frame.seal)
        frame.topPath = screen.path
    }
    return page(
        frame,
        """
        <div class="ticket">
        <section class="talk" aria-labelledby="talk"><h2 class="unseen" id="talk">Conversation</h2>
        \(conversation(screen))
        \(screen.mayWork ? composers(screen, frame.seal) : nil)
        </section>
        <aside class="facts" id="facts" popover data-key="f" aria-label="Facts">\(facts(screen, frame.seal))</aside>
        <aside class="help" aria-label="Help">\(ticketHelp(screen, screen.mayWork ? frame.seal : nil))</aside>
        </div>
        """)
}

private func kicker(_ screen: TicketScreen) -> HTML {
    """
    <a href="/tickets">Requests</a> <span aria-hidden="true">/</span> <span class="code">\(screen.code)</span> \
    \(priorityMark(screen.facts.priority, screen.state)) \(stateMark(screen.state)) \(screen.isCareAffected ? careMark : nil)\
    \(screen.lookers.isEmpty ? nil : "<span class=\"lookers\">\(screen.lookers.joined(separator: ", ")) also here</span>" as HTML)
    """
}

private func waits(_ waits: (words: String, followUp: String?)) -> HTML {
    " · \(waits.words)\(waits.followUp.map { ", look again on \($0)" } ?? "")"
}

/// The next step is the primary act: take it, then resolve it. A phone's bar has room for the reply instead of the wait,
/// which stands among the facts there.
private func ticketActs(_ screen: TicketScreen, _ seal: FormSeal) -> HTML {
    let facts: HTML = "<button class=\"drawer\" popovertarget=\"facts\">Facts</button>"
    guard screen.state.isOpen else {
        return "\(facts)\(actButton("Reopen", at: "\(screen.path)/reopen", seal, .plain, key: "o"))"
    }
    let resolve = linkButton(
        "Resolve", to: "\(screen.path)/resolve", screen.isMine ? .primary : .plain, icon: .check, key: "e")
    let wait: HTML = "<div class=\"beside\">\(waitAct(screen, seal, key: "w"))</div>"
    let reply = screen.requester.reads ? replyAct(isNext: screen.isMine) : nil
    guard !screen.isMine else { return "\(facts)\(wait)\(resolve)\(reply)" }
    let take = screen.assignee == nil ? "Take it" : "Take it over"
    let taking = actButton(
        take, at: "\(screen.path)/take", seal, .primary, icon: .person, key: "a",
        fields: hidden("holder", screen.facts.base["assignee"] ?? ""))
    return "\(facts)\(wait)\(resolve)\(reply)\(taking)"
}

/// Lets it wait, or lets it go on.
/// - Parameter key: nil where it stands a second time.
func waitAct(_ screen: TicketScreen, _ seal: FormSeal, key: String?) -> HTML {
    screen.waits == nil
        ? linkButton("Let it wait", to: "\(screen.path)/wait", key: key)
        : actButton("Go on", at: "\(screen.path)/resume", seal, key: key)
}

/// On a phone only: leads to the composers, and opens the one for the requester where scripts run.
private func replyAct(isNext: Bool) -> HTML {
    """
    <a class="button drawer to-reply\(isNext ? " primary" : "")" href="#composers" data-presses="r">\(Icon.reply.html)Reply</a>
    """
}

private func ticketKeys(_ screen: TicketScreen) -> [KeyLine] {
    let reads = screen.requester.reads
    guard screen.state.isOpen else {
        return (reads ? [KeyLine("r", "Reply")] : []) + [KeyLine("n", "Note"), KeyLine("o", "Reopen")]
    }
    let reply = reads ? [KeyLine("r", "Reply to \(screen.requester.name)")] : []
    let take = screen.isMine ? [] : [KeyLine("a", "Take it")]
    let wait = KeyLine("w", screen.waits == nil ? "Let it wait" : "Go on with it")
    return take + reply + [
        KeyLine("n", "Note for IT only"), KeyLine("e", "Resolve"), wait,
        KeyLine("f", "Facts"), KeyLine("Ctrl Enter", "Send what is written"),
    ]
}

/// What stands beside the conversation: the person's other tickets, tickets like this one, the keys.
private func ticketHelp(_ screen: TicketScreen, _ seal: FormSeal?) -> HTML {
    """
    \(screen.mayWork || !screen.relations.isEmpty ? relations(screen.relations, at: screen.path, seal) : nil)
    \(knowledge(screen, seal))
    \(screen.requester.reads ? others(screen) : nil)
    \(links("Similar", screen.similar, none: "Nothing similar was found."))
    \(screen.mayWork ? keyList("Keys", ticketKeys(screen)) : nil)
    """
}

private func others(_ screen: TicketScreen) -> HTML {
    let name = screen.requester.name
    return links("Also from \(name)", screen.others, none: "Nothing else from \(name).")
}

/// What may help; and once it is solved, one step to write down what was learned.
private func knowledge(_ screen: TicketScreen, _ seal: FormSeal?) -> HTML {
    func line(_ article: ArticleLink) -> HTML { "<li><a href=\"\(article.path)\">\(article.title)</a></li>" }
    var parts: HTML = screen.articles.isEmpty ? .nothing : "<ul class=\"links\">\(screen.articles.map(line))</ul>"
    if let drafted = screen.drafted {
        parts += "<p class=\"meta\">Written down from it: <a href=\"\(drafted.path)\">\(drafted.title)</a></p>"
    } else if let seal, !screen.state.isOpen, screen.mayDraft {
        parts += actButton("Draft an article from it", at: "\(screen.path)/article", seal, icon: .book, key: "d")
    } else if screen.articles.isEmpty {
        parts += "<p class=\"meta\">No article fits it.</p>"
    }
    return "<section><h2>What we know</h2>\(parts)</section>"
}

private func links(_ title: String, _ tickets: [TicketLink], none: String) -> HTML {
    guard !tickets.isEmpty else { return "<section><h2>\(title)</h2><p class=\"meta\">\(none)</p></section>" }
    let lines = tickets.map { ticket -> HTML in
        """
        <li><a href="/tickets/\(ticket.number)">\(ticket.title)</a><span class="meta"><span class="code">R-\(ticket.number)</span> \
        \(stateMark(ticket.state)) \(agoTag(ticket.reported))</span></li>
        """
    }
    return "<section><h2>\(title)</h2><ul class=\"links\">\(lines)</ul></section>"
}
