import RoundsDomain
import RoundsHTML

/// What was said and done, the newest at the bottom. New words are offered, never pushed in above what is being read.
func conversation(_ screen: TicketScreen) -> HTML {
    """
    <div id="conversation" data-live-key="\(screen.topic)" data-live-src="\(screen.path)/timeline" data-live-mode="offer">\
    \(timelineFragment(screen))</div>
    <p class="offer" role="status"><button class="button" data-live-show="conversation" hidden></button></p>
    """
}

/// GET /tickets/:id/timeline answers with this alone, for live updates.
func timelineFragment(_ screen: TicketScreen) -> HTML {
    let earlier = screen.earlier.map { earlier -> HTML in
        "<p class=\"earlier\"><a href=\"\(earlier.path)\">Show \(earlier.count) earlier</a></p>"
    }
    return """
        \(earlier)<ol class="timeline">\(screen.timeline.map { "<li>\(timelineEntry($0, screen.requester.reads ? screen.requester.name : ""))</li>" as HTML })</ol>
        """
}

/// - Parameter requester: empty when nobody reads what is said.
func timelineEntry(_ entry: TimelineEntry, _ requester: String) -> HTML {
    switch entry {
    case .message(let message): timelineMessage(message, requester)
    case .events(let events): folded(events)
    }
}

private func timelineMessage(_ message: TimelineMessage, _ requester: String) -> HTML {
    """
    <article class="message \(message.kind.rawValue)" id="m\(message.id)" aria-label="\(message.kind.heading(to: requester)), \
    \(message.author)"><header>\(avatar(message.author))<b>\(message.isOwn ? you(message.author) : "\(message.author)")</b>\
    <span class="what">\(message.kind == .note ? Icon.lock.html : nil)\(message.kind.heading(to: requester))</span>\
    <a class="at" href="#m\(message.id)">\(timeTag(message.at))</a></header>
    <div class="prose">\(message.body)</div></article>
    """
}

/// One line for what was done; several open to a list.
private func folded(_ events: [TimelineEvent]) -> HTML {
    guard let last = events.last else { return .nothing }
    guard events.count > 1 else { return "<p class=\"event\"><span>\(last.sentence)</span> \(timeTag(last.at))</p>" }
    let lines = events.map { "<li><span>\($0.sentence)</span> \(timeTag($0.at))</li>" as HTML }
    return """
        <details class="event"><summary><span>\(events.count) changes, last: \(last.sentence)</span> \(timeTag(last.at))</summary>\
        <ol>\(lines)</ol></details>
        """
}

extension Message.Kind {
    /// What kind of words these are and whom they reached.
    fileprivate func heading(to requester: String) -> String {
        switch self {
        case .report: "reported"
        case .reply: "to \(requester)"
        case .answer: "to IT"
        case .note: "for IT only"
        case .fix: requester.isEmpty ? "what fixed it" : "what fixed it, to \(requester)"
        }
    }
}
