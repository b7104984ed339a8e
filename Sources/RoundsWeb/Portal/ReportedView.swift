import RoundsDomain
import RoundsHTML

/// GET /portal/reported/:number: what happens now.
struct ReportedScreen: Sendable {
    let request: OwnRequest
    let isCareAffected: Bool
    let callback: String
    /// By when the desk promised its first answer; nil when it promises none, or has answered.
    var answerBy: TimeText?
    /// Whom to call; empty when nobody said.
    var phone = ""
    /// What is used while the service is down; may be empty.
    var fallback = ""
}

func reportedPage(_ screen: ReportedScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "IT has it"
    frame.lead = "Your number is <b>\(screen.request.code)</b>: \(screen.request.title)"
    frame.acts = linkButton("See your request", to: "/tickets/\(screen.request.number)", .primary)
    return portalPage(
        frame,
        """
        <section class="step"><h2>What happens now</h2><ol class="prose">
        <li>\(screen.isCareAffected ? "Because care is affected, IT looks at it before everything else." : "Somebody at IT looks at it and takes it.")</li>
        <li>\(firstAnswer(screen))</li>
        <li>When it is solved you are told what helped. If it is not right, answer and it opens again.</li></ol></section>
        <section class="step"><h2>Meanwhile</h2>\(meanwhile(screen))
        <p><a href="/portal">All your requests</a> · <a href="/portal/report">Report something else</a></p></section>
        """)
}

private func firstAnswer(_ screen: ReportedScreen) -> HTML {
    let way =
        screen.callback.isEmpty ? "You see the answer here" : "You see the answer here, or IT calls \(screen.callback)"
    guard let by = screen.answerBy else { return "\(way)." }
    return "\(way), by \(clockTag(by)) at the latest."
}

private func meanwhile(_ screen: ReportedScreen) -> HTML {
    let call: String? = screen.phone.isEmpty ? nil : "Call the IT desk: \(screen.phone)"
    let fallback: HTML? = screen.fallback.isEmpty ? nil : "<p><b>Use meanwhile:</b> \(screen.fallback)</p>"
    guard screen.isCareAffected else {
        let cannotWait: HTML? = call.map { " \($0) if that cannot wait." }
        return """
            \(fallback)<p>If it gets worse or a patient has to wait because of it, open your request and say \
            so.\(cannotWait)</p>
            """
    }
    let danger: HTML? = call.map { "<p><b>\($0) if a patient is in danger.</b></p>" }
    return """
        \(danger)\(fallback)<p>Go on with your unit’s downtime procedure: paper forms, the \
        downtime computer, the phone. Care comes first.</p>
        """
}
