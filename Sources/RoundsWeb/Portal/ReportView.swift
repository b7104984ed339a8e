import RoundsDomain
import RoundsHTML

/// GET /portal/report: three steps on one page.
struct ReportScreen: Sendable {
    /// `title`, `details`, `kind`, `place`, `callback`, `care`.
    var entries = Entries()
}

func reportPage(_ screen: ReportScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "Tell IT"
    frame.lead = "Three short steps. If a patient is in danger right now, also call the IT desk."
    let entries = screen.entries
    return portalPage(
        frame,
        form(
            "/portal/report", frame.seal, draft: "report",
            """
            \(complaintSummary(entries))
            <section class="step"><h2><span class="count">1</span> What is the matter?</h2>
            \(field(Field("title", "In a few words").hint("For example: Labels do not print in triage.").required().limit(TicketDraft.titleLength).first(), entries))
            \(textArea(Field("details", "Anything that helps: what you see, since when, which device").limit(Message.Draft.maximumLength), entries, rows: 4))
            \(choice(Field("kind", "Is it broken, or do you need something?").required(), reportKinds, entries))
            </section>
            <section class="step"><h2><span class="count">2</span> Where are you?</h2>
            \(field(Field("place", "Unit and room").hint("For example: 4 West, room 12.").limit(TicketDraft.placeLength), entries))
            \(field(Field("callback", "How do we reach you? Extension or pager").limit(TicketDraft.callbackLength), entries))
            </section>
            <section class="step"><h2><span class="count">3</span> Is a patient waiting or at risk because of it?</h2>
            \(choice(Field("care", "A patient is waiting or at risk").required(), careChoices, entries))
            </section>
            <div class="form-acts">\(button("Send to IT", .primary))</div>
            """))
}

private let reportKinds = [
    Choice(Ticket.Kind.incident.rawValue, "Something does not work"),
    Choice(Ticket.Kind.request.rawValue, "I need something"),
]

private let careChoices = [
    Choice("no", "No", "It can be worked around or can wait."),
    Choice("yes", "Yes", "IT looks at this first."),
]

/// GET /portal/reported/:number: what happens now.
struct ReportedScreen: Sendable {
    let request: OwnRequest
    let isCareAffected: Bool
    let callback: String
}

func reportedPage(_ screen: ReportedScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "IT has it"
    frame.lead = "Your reference is \(screen.request.code)."
    frame.acts = linkButton("See your request", to: "/tickets/\(screen.request.number)", .primary)
    return portalPage(
        frame,
        """
        <section class="step"><h2>What happens next</h2><ol class="prose">
        <li>\(screen.isCareAffected ? "Because care is affected, IT looks at it before everything else." : "Somebody at IT looks at it and takes it.")</li>
        <li>You see the answer here\(screen.callback.isEmpty ? "" : ", or IT calls \(screen.callback)").</li>
        <li>When it is solved you are told what helped. If it is not right, answer and it opens again.</li></ol></section>
        <section class="step"><h2>Meanwhile</h2><p>\(meanwhile(screen))</p>
        <p><a href="/portal">All your requests</a> · <a href="/portal/report">Report something else</a></p></section>
        """)
}

private func meanwhile(_ screen: ReportedScreen) -> String {
    screen.isCareAffected
        ? "Go on with your unit's downtime procedure: paper forms, the downtime computer, the phone. Care comes first."
        : "If it gets worse or a patient has to wait because of it, open your request and say so."
}
