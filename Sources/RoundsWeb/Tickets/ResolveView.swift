import RoundsDomain
import RoundsHTML

/// GET /tickets/:number/resolve: what fixed it, and why it happened.
struct ResolveScreen: Sendable {
    let number: Int64
    let title: String
    let requester: String
    /// False for what a check reported: nobody is told.
    var hasReader = true
    /// The version the page shows: somebody else's change in between is told, not overwritten.
    let version: Int64
    /// `fix`, `cause`.
    var entries = Entries()

    var path: String { "/tickets/\(number)" }
}

func resolvePage(_ screen: ResolveScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title = "Resolve R-\(screen.number)"
    frame.lead = "\(screen.title)"
    let entries = screen.entries
    let name = screen.requester
    let told =
        screen.hasReader
        ? Field("fix", "What fixed it, to \(name) in plain words").hint("\(name) reads this.")
        : Field("fix", "What fixed it").hint("A check reported it: nobody is told.")
    let fix = told.required().limit(Message.Draft.maximumLength).first()
    let why =
        screen.hasReader
        ? Field("cause", "Why it happened, for IT only").hint("\(name) never sees this.")
        : Field("cause", "Why it happened")
    let cause = why.limit(Message.Draft.maximumLength)
    let done = screen.hasReader ? "Resolve and tell \(name)" : "Resolve"
    return page(
        frame,
        form(
            "\(screen.path)/resolve", frame.seal, draft: "ticket:\(screen.number):resolve", name: "narrow",
            """
            \(complaintSummary(entries))\(hidden("version", String(screen.version)))
            \(textArea(fix, entries, rows: 4))
            \(textArea(cause, entries, rows: 3))
            <div class="form-acts">\(button(done, .primary))\
            \(linkButton("Back", to: screen.path, .quiet))</div>
            """))
}
