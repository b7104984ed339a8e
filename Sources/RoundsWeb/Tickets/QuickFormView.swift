import RoundsDomain
import RoundsHTML

/// GET /tickets/new: a call or somebody at the desk, typed while they speak.
struct QuickFormScreen: Sendable {
    /// `requester`, `channel`, `kind`, `title`, `details`, `service`, `place`, `device`, `callback`, `care`, `affected`,
    /// `workaround`, `priority`, `priority_reason`, `mine`, `template`.
    var entries = Entries()
    /// People who were found for what was typed as requester, when it fits several.
    var found: [Choice] = []
    var templates: [Choice] = []
    var services: [Choice] = []
    /// Places and devices as they are proposed while typing.
    var places: [String] = []
    var devices: [String] = []
    /// What the chosen template has asked of the caller.
    var ask = ""
    var caller: CallerScreen?
    /// False when the form holds what the desk has just put in: the browser's own draft is older.
    var keepsDraft = true
}

/// Who calls, with what is known of them.
struct CallerScreen: Sendable {
    let name: String
    let path: String
    /// Where their last request was about.
    let place: String
    /// Devices at that place, and those their requests named.
    let devices: [String]
    let open: [TicketLink]
}

func quickFormPage(_ screen: QuickFormScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.title = "New request"
    frame.lead = "Type while the caller speaks<span class=\"by-keys\">: Tab goes on, Ctrl Enter saves</span>."
    frame.keys = [KeyLine("Ctrl Enter", "Save")]
    let draft = screen.keepsDraft ? "quick" : nil
    return page(
        frame,
        form(
            "/tickets/new", frame.seal, draft: draft, name: "call",
            """
            \(draft == nil ? hidden("draft", "quick") : nil)\(complaintSummary(screen.entries))
            <div class="who">\(callerField(screen))</div>\(screen.caller.map(callerCard))
            <div class="say">\(screen.templates.isEmpty ? nil : templatePicker(screen))\(matter(screen))</div>
            <div class="about">\(about(screen))\(judging(screen.entries))</div>
            <div class="form-acts">\(button("Save request", .primary))</div>
            """))
}

private func callerField(_ screen: QuickFormScreen) -> HTML {
    let field = Field("requester", "Who").hint(
        "Name, sign-in name or the number they call from; the beginning of a first or last name is enough."
    )
    .required().limit(PersonDraft.nameLength).with(\.isFirst, screen.keepsDraft)
    let line: HTML = """
        <div class="with-act">\(RoundsWeb.field(field, screen.entries))\
        <button name="use" value="caller" formnovalidate>Look up</button></div>
        """
    if screen.caller != nil { return "\(line)\(hidden("requester_id", screen.entries["requester_id"]))" }
    guard !screen.found.isEmpty else { return line }
    return """
        \(line)
        \(choice(Field("requester_id", "Which one?").required(), screen.found, screen.entries))
        """
}

private func callerCard(_ caller: CallerScreen) -> HTML {
    let open = caller.open.map { ticket -> HTML in
        """
        <li><a href="/tickets/\(ticket.number)">\(ticket.title)</a> <span class="meta"><span class="code">R-\(ticket.number)</span> \
        \(stateMark(ticket.state)) \(agoTag(ticket.reported))</span></li>
        """
    }
    let place: HTML? = caller.place.isEmpty ? nil : "<span>Last at \(caller.place)</span>"
    let devices: HTML? =
        caller.devices.isEmpty ? nil : "<p class=\"meta\">Devices: \(caller.devices.joined(separator: ", "))</p>"
    return """
        <section class="caller" aria-label="The caller"><p class="person">\(avatar(caller.name))<b><a href="\(caller.path)">\
        \(caller.name)</a></b> \(place)</p>\(devices)\
        \(open.isEmpty ? "<p class=\"meta\">Nothing of theirs is open.</p>" as HTML : "<ul class=\"links\">\(open)</ul>")</section>
        """
}

private func templatePicker(_ screen: QuickFormScreen) -> HTML {
    let field = Field("template", "Template").silent()
    let ask: HTML? = screen.ask.isEmpty ? nil : "<p class=\"hint ask\"><b>Ask:</b> \(screen.ask)</p>"
    return """
        <div class="with-act">\(select(field, [Choice("", "None")] + screen.templates, screen.entries))\
        <button name="use" value="template" formnovalidate>Fill in</button></div>\(ask)
        """
}

private func matter(_ screen: QuickFormScreen) -> HTML {
    let entries = screen.entries
    // Who and what for are known once something was filled in: go on with the next question.
    let title = Field("title", "What is the matter").required().limit(TicketDraft.titleLength)
        .with(\.isFirst, !screen.keepsDraft)
    return """
        \(choice(Field("channel", "How it came").required(), channels, entries))
        \(field(title, entries))
        \(textArea(Field("details", "What they say").limit(Message.Draft.maximumLength), entries, rows: 4))
        \(tick(Field("care", "A patient is waiting or at risk because of it"), entries))
        \(tick(Field("mine", "I take it"), entries))
        """
}

private func about(_ screen: QuickFormScreen) -> HTML {
    let entries = screen.entries
    let place = Field("place", "Place").limit(TicketDraft.placeLength).with(
        \.list, screen.places.isEmpty ? nil : "places")
    let device = Field("device", "Device").limit(Code.length + Device.Fields.nameLength).with(
        \.list, screen.devices.isEmpty ? nil : "devices")
    let service: HTML =
        screen.services.isEmpty
        ? hidden("service", entries["service"])
        : select(Field("service", "Service").silent(), [Choice("", "Not known")] + screen.services, entries)
    return """
        <div class="pair">\(field(place, entries))\(field(Field("callback", "Call back").limit(TicketDraft.callbackLength), entries))</div>\
        \(dataList("places", screen.places))
        <div class="pair">\(service)\(field(device, entries))</div>\(dataList("devices", screen.devices))
        """
}

private func judging(_ entries: Entries) -> HTML {
    let reason = Field("priority_reason", "Why this priority").silent().limit(TicketDraft.reasonLength)
        .hint("Only where it differs from what is affected.")
    return """
        <div class="pair">\(select(Field("kind", "Kind").required(), ticketKinds, entries))\
        \(select(Field("priority", "Priority").silent(), priorities, entries))</div>
        \(field(reason, entries))
        <div class="pair">\(select(Field("affected", "Who is affected").silent(), affectedChoices, entries))\
        \(select(Field("workaround", "Another way to work").silent(), [Choice("", "Nobody said")] + workaroundChoices, entries))</div>
        """
}

private let channels = [
    Choice(Ticket.Channel.phone.rawValue, "Phone"), Choice(Ticket.Channel.walkUp.rawValue, "At the desk"),
]
private let priorities =
    [Choice("", "By what is affected")]
    + Priority.allCases.map { Choice(String($0.rawValue), "\($0.code) · \($0.meaning)") }
