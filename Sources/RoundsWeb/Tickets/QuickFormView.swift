import RoundsDomain
import RoundsHTML

/// GET /tickets/new: a call or somebody at the desk, typed while they speak.
struct QuickFormScreen: Sendable {
    /// `requester`, `channel`, `kind`, `title`, `details`, `place`, `callback`, `care`, `priority`, `mine`.
    var entries = Entries()
    /// People who were found for what was typed as requester, when it fits several.
    var found: [Choice] = []
}

func quickFormPage(_ screen: QuickFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title = "New request"
    frame.lead = "Type while the caller speaks: Tab goes on, Ctrl Enter saves."
    frame.keys = [KeyLine("Ctrl Enter", "Save")]
    let entries = screen.entries
    return page(
        frame,
        form(
            "/tickets/new", frame.seal, draft: "quick", name: "narrow",
            """
            \(complaintSummary(entries))
            \(caller(screen))
            \(choice(Field("channel", "How it came").required(), channels, entries))
            \(field(Field("title", "What is the matter").required().limit(TicketDraft.titleLength), entries))
            \(textArea(Field("details", "What they say").limit(Message.Draft.maximumLength), entries, rows: 4))
            <div class="pair">\(field(Field("place", "Place").limit(TicketDraft.placeLength), entries))\
            \(field(Field("callback", "Call back").limit(TicketDraft.callbackLength), entries))</div>
            <div class="pair">\(select(Field("kind", "Kind").required(), kinds, entries))\
            \(select(Field("priority", "Priority").required(), priorities, entries))</div>
            \(tick(Field("care", "A patient is waiting or at risk because of it"), entries))
            \(tick(Field("mine", "I take it"), entries))
            <div class="form-acts">\(button("Save request", .primary))</div>
            """))
}

private func caller(_ screen: QuickFormScreen) -> HTML {
    let field = Field("requester", "Who").hint("Name or sign-in name; a part from its beginning is enough.").required()
        .limit(PersonDraft.nameLength).first()
    guard !screen.found.isEmpty else { return RoundsWeb.field(field, screen.entries) }
    return """
        \(RoundsWeb.field(field, screen.entries))
        \(choice(Field("requester_id", "Which one?").required(), screen.found, screen.entries))
        """
}

private let channels = [
    Choice(Ticket.Channel.phone.rawValue, "Phone"), Choice(Ticket.Channel.walkUp.rawValue, "At the desk"),
]
private let kinds = [
    Choice(Ticket.Kind.incident.rawValue, "Something is broken"),
    Choice(Ticket.Kind.request.rawValue, "Something is wanted"),
]
private let priorities =
    [Choice("", "By what is affected")]
    + Priority.allCases.map { Choice(String($0.rawValue), "\($0.code) · \($0.meaning)") }
