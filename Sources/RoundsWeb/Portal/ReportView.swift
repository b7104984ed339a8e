import RoundsDomain
import RoundsHTML

/// GET and POST /portal/report: one of three steps. What the others ask comes along unseen, and is kept by the desk from step
/// to step, so that nothing typed is lost on the way there and back.
struct ReportScreen: Sendable {
    var step = ReportStep.what
    /// Everything typed so far, on whatever step, and `kept`, under which it is kept.
    var entries = Entries()
    /// What can be named as the trouble.
    var services: [Choice] = []
    /// Places as they are proposed while typing.
    var places: [String] = []
    /// What is in trouble now, above the first question.
    var troubles: [StatusLine] = []
    var help: HelpNow?
    /// What everybody may read and fits what was typed.
    var articles: [Article] = []
    /// Whom to call when it cannot wait; empty when nobody said.
    var phone = ""
    /// True when the browser may bring back what was typed and not sent; not on the way back through the steps.
    var keepsDraft = true
}

func reportPage(_ screen: ReportScreen, in frame: Frame) -> HTML {
    var frame = frame
    let step = screen.step
    frame.title = step.question
    frame.kicker = "Telling IT, step \(step.number) of \(ReportStep.allCases.count)"
    frame.lead = step == .what ? "\(danger(screen.phone))" : nil
    let unseen = ReportStep.allCases.filter { $0 != step }.flatMap(\.fields).map { hidden($0, screen.entries[$0]) }
    let kept: HTML? = screen.entries["kept"].isEmpty ? nil : hidden("kept", screen.entries["kept"])
    let draft = screen.keepsDraft && step == .what ? "report" : nil
    let troubles: HTML? =
        step == .what
        ? troublesNow(screen.troubles, chosen: screen.entries["service"], enter: enter(step)) : nil
    let help: HTML? = step == .what ? nil : helpNow(screen.help, screen.articles)
    return portalPage(
        frame,
        """
        \(steps(at: step))
        \(help)
        \(form(
            "/portal/report", frame.seal, draft: draft, name: "report",
            """
            \(draft == nil ? hidden("draft", "report") : nil)\(kept)\(unseen)\(complaintSummary(screen.entries))\(troubles)
            <section class="step">\(questions(screen))</section>
            <div class="form-acts">\(onward(step))\(step.before.map(back))</div>
            """))
        """)
}

/// A desk whose number nobody has set is not said to be there for calls.
private func danger(_ phone: String) -> String {
    phone.isEmpty
        ? "If a patient is in danger right now, act first and write afterwards: nobody is alarmed by this page."
        : "If a patient is in danger right now, also call the IT desk: \(phone)."
}

private func steps(at current: ReportStep) -> HTML {
    let lines = ReportStep.allCases.map { step -> HTML in
        """
        <li\(flag("aria-current=\"step\"", step == current))\(flag("class=\"past\"", step.number < current.number))>\
        <span class="count" aria-hidden="true">\(String(step.number))</span>\(step.word)</li>
        """
    }
    return "<ol class=\"steps\" aria-label=\"Steps\">\(lines)</ol>"
}

/// Pressed with Enter too, so it stands first.
private func onward(_ step: ReportStep) -> HTML {
    guard let next = step.next else { return button("Send to IT", .primary, name: "to", value: "send") }
    return button("Go on", .primary, name: "to", value: next.rawValue)
}

/// The way on once more, for Enter alone: seen by nobody, reached by no Tab.
private func enter(_ step: ReportStep) -> HTML {
    let next = step.next?.rawValue ?? "send"
    return """
        <button class="unseen" name="to" value="\(next)" tabindex="-1" aria-hidden="true">Go on</button>
        """
}

/// Nothing has to be right to go back.
private func back(_ step: ReportStep) -> HTML {
    "<button class=\"quiet\" name=\"to\" value=\"\(step.rawValue)\" formnovalidate>Back</button>"
}

private func questions(_ screen: ReportScreen) -> HTML {
    let entries = screen.entries
    switch screen.step {
    case .what: return what(screen)
    case .place:
        let place = Field("place", "Unit and room").hint("For example: 4 West, room 12.")
            .limit(TicketDraft.placeLength).with(\.list, screen.places.isEmpty ? nil : "places").first()
        let device = Field("device", "The sticker on the device").hint("Letters and digits beside the bar code.")
            .limit(Code.length)
        let callback = Field("callback", "How do we reach you? Extension or pager").limit(TicketDraft.callbackLength)
        return
            "\(field(place, entries))\(dataList("places", screen.places))\(field(device, entries))\(field(callback, entries))"
    case .care:
        return """
            \(choice(Field("care", "Is a patient waiting or at risk because of it?").required(), careChoices, entries))
            \(choice(Field("affected", "Who cannot work as they should?"), affectedInWords, entries))
            \(choice(Field("workaround", "Can you go on another way?"), workaroundInWords, entries))
            """
    }
}

private func what(_ screen: ReportScreen) -> HTML {
    let entries = screen.entries
    let title = Field("title", "In a few words").hint("For example: Labels do not print in triage.").required()
        .limit(TicketDraft.titleLength).first()
    let services = [Choice("", "I am not sure")] + screen.services
    let service: HTML? =
        screen.services.isEmpty ? nil : select(Field("service", "What is it about?").silent(), services, entries)
    let details = Field("details", "Anything that helps: what you see, since when")
        .limit(Message.Draft.maximumLength)
    return """
        \(field(title, entries))
        \(choice(Field("kind", "Is it broken, or do you need something?").required(), reportKinds, entries))
        \(service)\(textArea(details, entries, rows: 4))
        """
}

/// Proposals for a field, by the field's `list`.
func dataList(_ id: String, _ values: [String]) -> HTML? {
    guard !values.isEmpty else { return nil }
    return "<datalist id=\"\(id)\">\(values.map { "<option value=\"\($0)\"></option>" as HTML })</datalist>"
}

private let reportKinds = [
    Choice(Ticket.Kind.incident.rawValue, "Something does not work"),
    Choice(Ticket.Kind.request.rawValue, "I need something"),
]

private let careChoices = [
    Choice("no", "No", "It can be worked around or can wait."),
    Choice("yes", "Yes", "IT looks at this first."),
]

private let affectedInWords = [
    Choice(CareCircumstances.Affected.one.rawValue, "Only me"),
    Choice(CareCircumstances.Affected.several.rawValue, "Some of us"),
    Choice(CareCircumstances.Affected.unit.rawValue, "The whole unit"),
    Choice(CareCircumstances.Affected.manyUnits.rawValue, "Other units too"),
]

private let workaroundInWords = [
    Choice(CareCircumstances.Workaround.full.rawValue, "Yes"),
    Choice(CareCircumstances.Workaround.partial.rawValue, "In part, or slower"),
    Choice(CareCircumstances.Workaround.nothing.rawValue, "No"),
]
