import Hummingbird
import RoundsHTML
import RoundsProtocols

/// What a person sees instead of the page they asked for: a sentence, what to do, and the number to tell IT.
struct FaultScreen: Sendable {
    let status: Int
    let title: String
    let sentence: String
    let requestID: String
    /// True when trying again can help.
    let isPassing: Bool
    /// What was sent and where, when it can be sent again as it was.
    var sent: (path: String, form: FormBody)?
}

func faultPage(_ screen: FaultScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = screen.title
    frame.lead = "\(screen.sentence)"
    let again: HTML? =
        screen.sent.map { sendAgain($0.form, to: $0.path) }
        ?? (screen.isPassing ? "<p>Press the browser’s reload button in a moment.</p>" : nil)
    return barePage(
        frame,
        """
        \(again)
        <div class="form-acts">\(linkButton("To the first page", to: "/", screen.sent == nil ? .primary : .quiet))</div>
        <p class="meta">Number for IT: <span class="code">\(screen.requestID)</span> · \(screen.status)</p>
        """)
}

/// Nothing typed is lost: it is all in the form, and people's own words can be read and copied.
private func sendAgain(_ form: FormBody, to path: String) -> HTML {
    let fields = form.fields.map { hidden($0.name, $0.value) }
    let words = form.fields.map(\.value).filter { $0.contains(where: \.isWhitespace) }
    let told: HTML? =
        words.isEmpty
        ? nil
        : "<h2>What you typed</h2>\(words.map { "<blockquote class=\"said\">\($0)</blockquote>" as HTML })"
    return """
        <form method="post" action="\(path)">\(fields)\(button("Send it again", .primary))</form>
        \(told)
        """
}

extension Desk {
    func faultPage(_ fault: Fault, _ sent: FormBody?, _ request: Request, _ context: DeskContext) -> Response {
        let screen = FaultScreen(
            status: Int(fault.status.code), title: fault.title, sentence: fault.sentence, requestID: context.requestID,
            isPassing: fault.retryAfter != nil, sent: sent.map { (request.uri.string, $0) })
        return .page(RoundsWeb.faultPage(screen, in: frame(request, context)), status: fault.status)
    }
}
