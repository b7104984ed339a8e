import Hummingbird
import RoundsHTML
import RoundsProtocols

/// What a person sees instead of the page they asked for: a sentence, what to do, and the number to tell IT.
struct FaultScreen: Sendable {
    let status: Int
    let title: String
    var sentence: String
    let requestID: String
    /// True when trying again can help.
    let isPassing: Bool
    /// What was sent and where, when it can be sent again as it was.
    var sent: (path: String, form: FormBody)?
    /// The way to sign in, when that is what is missing.
    var signIn: String?
}

func faultPage(_ screen: FaultScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = screen.title
    frame.lead = "\(screen.sentence)"
    let again: HTML? =
        screen.sent.map { sendAgain($0.form, to: $0.path, screen.signIn == nil ? .primary : .plain) }
        ?? (screen.isPassing ? "<p>Press the browser’s reload button in a moment.</p>" : nil)
    let body: HTML = """
        \(screen.signIn.map { signInFirst($0, keeping: screen.sent != nil) })\(again)
        <div class="form-acts">\(linkButton("To the first page", to: "/", screen.hasOtherWay ? .quiet : .primary))</div>
        <p class="meta">Number for IT: <span class="code" title="\(screen.requestID)">\(screen.shortID)</span> · \(screen.status)</p>
        """
    // Who lost their way finds it back where they know it.
    if frame.person == nil { return barePage(frame, body) }
    return frame.rooms.contains(.requests)
        ? page(frame, "<div class=\"narrow\">\(body)</div>") : portalPage(frame, body)
}

extension FaultScreen {
    fileprivate var hasOtherWay: Bool { sent != nil || signIn != nil }

    /// As much of the number as can be read out on the telephone; the log has all of it. The end counts the requests up, the
    /// beginning is the same until the desk is started again.
    fileprivate var shortID: String { String(requestID.suffix(8)) }
}

/// What can be sent again stays where it is: then the way leads into another tab.
private func signInFirst(_ path: String, keeping sent: Bool) -> HTML {
    guard sent else { return "<p>\(linkButton("Sign in", to: path, .primary))</p>" }
    return "<p><a class=\"button primary\" href=\"\(path)\" target=\"_blank\">Sign in in another tab</a></p>"
}

/// Nothing typed is lost: it is all in the form, and people's own words can be read and copied.
private func sendAgain(_ form: FormBody, to path: String, _ kind: ButtonKind) -> HTML {
    let fields = form.fields.map { hidden($0.name, $0.value) }
    let words = form.fields.map(\.value).filter { $0.contains(where: \.isWhitespace) }
    let told: HTML? =
        words.isEmpty
        ? nil
        : "<h2>What you typed</h2>\(words.map { "<blockquote class=\"said\">\($0)</blockquote>" as HTML })"
    return """
        <form method="post" action="\(path)" data-typed>\(fields)\(button("Send it again", kind))</form>
        \(told)
        """
}

extension Desk {
    private static let notSaved = "You are signed out, so this was not saved. Sign in, then send it again from here."

    func faultPage(_ fault: Fault, _ sent: FormBody?, _ request: Request, _ context: DeskContext) -> Response {
        var screen = FaultScreen(
            status: Int(fault.status.code), title: fault.title, sentence: fault.sentence, requestID: context.requestID,
            isPassing: fault.retryAfter != nil, sent: sent.map { (request.uri.string, $0) })
        if fault.status == .unauthorized {
            screen.signIn = signInPath(to: pageBefore(request, context), anew: fault.wantsAnother)
            if sent != nil, !fault.wantsAnother { screen.sentence = Self.notSaved }
        }
        return .page(RoundsWeb.faultPage(screen, in: frame(request, context)), status: fault.status)
    }

    /// - Parameter anew: it asks for a name also where somebody is signed in.
    private func signInPath(to page: String?, anew: Bool) -> String {
        let query = [anew ? "anew=yes" : nil, page.map { "to=" + $0.queryEscaped }].compactMap(\.self)
        return query.isEmpty ? "/sign-in" : "/sign-in?" + query.joined(separator: "&")
    }
}
