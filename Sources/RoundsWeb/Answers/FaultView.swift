import Hummingbird
import RoundsHTML

/// What a person sees instead of the page they asked for: a sentence, what to do, and the number to tell IT.
struct FaultScreen: Sendable {
    let status: Int
    let title: String
    let sentence: String
    let requestID: String
    /// True when trying again can help.
    let isPassing: Bool
}

func faultPage(_ screen: FaultScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = screen.title
    frame.lead = "\(screen.sentence)"
    let again = screen.isPassing ? "<p>Press the browser’s reload button in a moment.</p>" as HTML : nil
    return barePage(
        frame,
        """
        \(again)
        <div class="form-acts">\(linkButton("To the first page", to: "/", .primary))</div>
        <p class="meta">Number for IT: <span class="code">\(screen.requestID)</span> · \(screen.status)</p>
        """)
}

extension Desk {
    func faultPage(_ fault: Fault, _ request: Request, _ context: DeskContext) -> Response {
        let screen = FaultScreen(
            status: Int(fault.status.code), title: fault.title, sentence: fault.sentence, requestID: context.requestID,
            isPassing: fault.retryAfter != nil)
        return .page(RoundsWeb.faultPage(screen, in: frame(request, context)), status: fault.status)
    }
}
