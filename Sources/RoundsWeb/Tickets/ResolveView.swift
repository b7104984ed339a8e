import RoundsDomain
import RoundsHTML

/// GET /tickets/:number/resolve: what fixed it, and why it happened.
struct ResolveScreen: Sendable {
    let number: Int64
    let title: String
    let requester: String
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
    let fix = Field("fix", "What fixed it, to \(screen.requester) in plain words")
        .hint("\(screen.requester) reads this.").required().limit(Message.Draft.maximumLength).first()
    let cause = Field("cause", "Why it happened, for IT only").hint("\(screen.requester) never sees this.")
        .limit(Message.Draft.maximumLength)
    return page(
        frame,
        form(
            "\(screen.path)/resolve", frame.seal, draft: "ticket:\(screen.number):resolve", name: "narrow",
            """
            \(complaintSummary(entries))\(hidden("version", String(screen.version)))
            \(textArea(fix, entries, rows: 4))
            \(textArea(cause, entries, rows: 3))
            <div class="form-acts">\(button("Resolve and tell \(screen.requester)", .primary))\
            \(linkButton("Back", to: screen.path, .quiet))</div>
            """))
}
