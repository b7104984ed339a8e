import RoundsDomain
import RoundsHTML

/// GET /templates/new and /templates/:template
struct TemplateFormScreen: Sendable {
    /// Nil for a new one.
    let template: TicketTemplate?
    let entries: Entries
    let services: [Choice]
}

func templateFormPage(_ screen: TemplateFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.kicker = "<a href=\"/templates\">Templates and saved replies</a>"
    frame.title = screen.template.map { "Change “\($0.title)”" } ?? "Add a template"
    let entries = screen.entries
    let ask = Field("ask", "What to ask the caller").hint("Stands beside the form while they speak.")
        .limit(TicketTemplate.Fields.askLength)
    let reply = Field("reply", "What to answer").hint("Is offered in the reply. \(holesInWords)")
        .limit(SavedReply.bodyLength)
    return page(
        frame,
        form(
            screen.template.map { "/templates/\($0.id)" } ?? "/templates/new", frame.seal, name: "narrow",
            """
            \(complaintSummary(entries))\(hidden("version", entries["version"]))
            \(field(Field("title", "Title").required().limit(TicketDraft.titleLength).first(), entries))
            \(field(Field("code", "Code").hint("A short name that no other template has: T12.").required().limit(Code.length), entries))
            <div class="pair">\(select(Field("kind", "Kind").required(), ticketKinds, entries))\
            \(select(Field("service", "Service"), [Choice("", "No service")] + screen.services, entries))</div>
            \(textArea(ask, entries, rows: 2))
            \(textArea(Field("details", "What stands in the request").limit(SavedReply.bodyLength), entries, rows: 3))
            \(textArea(reply, entries, rows: 3))
            \(tick(Field("care", "A patient is waiting or at risk because of it"), entries))
            <div class="pair">\(select(Field("affected", "Who is affected").silent(), affectedChoices, entries))\
            \(select(Field("workaround", "Another way to work").silent(), workaroundChoices, entries))</div>
            \(tick(Field("active", "Offered").hint("Without the tick it is kept and no longer offered."), entries))
            \(formActs(screen.template == nil ? "Add" : "Save", cancel: "/templates"))
            """))
}

/// GET /saved-replies/new and /saved-replies/:reply
struct SavedReplyFormScreen: Sendable {
    /// Nil for a new one.
    let reply: SavedReply?
    let entries: Entries
}

func savedReplyFormPage(_ screen: SavedReplyFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.kicker = "<a href=\"/templates\">Templates and saved replies</a>"
    frame.title = screen.reply.map { "Change “\($0.title)”" } ?? "Add a saved reply"
    let entries = screen.entries
    let title = Field("title", "When it is said").hint("Fixed, please confirm").required().limit(SavedReply.titleLength)
    return page(
        frame,
        form(
            screen.reply.map { "/saved-replies/\($0.id)" } ?? "/saved-replies/new", frame.seal, name: "narrow",
            """
            \(complaintSummary(entries))\(hidden("version", entries["version"]))
            \(field(title.first(), entries))
            \(field(Field("code", "Code").hint("A short name that no other reply has: C12.").required().limit(Code.length), entries))
            \(textArea(Field("body", "Words, as the requester reads them").hint(holesInWords).required().limit(SavedReply.bodyLength), entries, rows: 5))
            \(tick(Field("active", "Offered").hint("Without the tick it is kept and no longer offered."), entries))
            \(formActs(screen.reply == nil ? "Add" : "Save", cancel: "/templates"))
            """))
}

private let holesInWords =
    "Filled in by themselves: {name}, {number}, {title}, {me}, {date}, {parent}; by who writes: {days}, {reason}, {question}."

let ticketKinds = [
    Choice(Ticket.Kind.incident.rawValue, "Something is broken"),
    Choice(Ticket.Kind.request.rawValue, "Something is wanted"),
]
