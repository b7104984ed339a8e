import RoundsDomain
import RoundsHTML

/// GET /tickets/:number for its requester: what was said, and a place to answer.
struct OwnTicketScreen: Sendable {
    let request: OwnRequest
    let place: String
    let messages: [TimelineMessage]
    var answer = Entries()

    var path: String { "/tickets/\(request.number)" }
    var topic: String { "ticket:\(request.number)" }
}

func ownTicketPage(_ screen: OwnTicketScreen, in frame: Frame) -> HTML {
    var frame = frame
    let request = screen.request
    frame.title = request.title
    frame.kicker = """
        <a href="/portal">Your requests</a> <span aria-hidden="true">/</span> <span class="code">\(request.code)</span>
        """
    frame.lead = "\(request.standing.mark) \(timeTag(request.changed))"
    frame.topics = [screen.topic]
    return portalPage(
        frame,
        """
        \(screen.place.isEmpty ? nil : "<p class=\"meta\">\(screen.place)</p>" as HTML)
        <h2 class="unseen">Conversation</h2>
        <div id="conversation" data-live-key="\(screen.topic)" data-live-src="\(screen.path)/own-timeline" data-live-mode="offer">\
        \(ownTimeline(screen.messages))</div>
        <p class="offer" role="status"><button class="button" data-live-show="conversation" hidden></button></p>
        \(answerForm(screen, frame.seal))
        """)
}

/// GET /tickets/:number/own-timeline answers with this alone, for live updates.
func ownTimeline(_ messages: [TimelineMessage]) -> HTML {
    guard !messages.isEmpty else { return "<p class=\"meta\">IT has your report. The answer will stand here.</p>" }
    return "<ol class=\"timeline\">\(messages.map { "<li>\(ownMessage($0))</li>" as HTML })</ol>"
}

private func ownMessage(_ message: TimelineMessage) -> HTML {
    """
    <article class="message \(message.kind.rawValue)" id="m\(message.id)"><header>\(avatar(message.author))\
    <b>\(message.isOwn ? you(message.author) : "\(message.author)")</b><span class="what">\(message.kind.plainHeading)</span>\
    <a class="at" href="#m\(message.id)">\(timeTag(message.at))</a></header>
    <div class="prose">\(message.body)</div></article>
    """
}

private func answerForm(_ screen: OwnTicketScreen, _ seal: FormSeal) -> HTML {
    let isSolved = !screen.request.standing.state.isOpen
    let label = isSolved ? "Still not right? Say so and it opens again" : "Write to IT"
    return form(
        "\(screen.path)/answer", seal, draft: "\(screen.topic):answer", name: "step",
        """
        \(complaintSummary(screen.answer))
        \(textArea(Field("body", label).required().limit(Message.Draft.maximumLength), screen.answer, rows: 4))
        <div class="form-acts">\(button(isSolved ? "Send and open it again" : "Send to IT", .primary))</div>
        """)
}

extension Message.Kind {
    fileprivate var plainHeading: String {
        switch self {
        case .report: "reported"
        case .answer: "wrote to IT"
        case .reply: "answered"
        case .fix: "solved it"
        case .note: ""
        }
    }
}
