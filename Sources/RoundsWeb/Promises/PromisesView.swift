import RoundsDomain
import RoundsHTML

/// GET /promises: how soon the desk answers and resolves, by which hours, and whom to call.
struct PromisesScreen: Sendable {
    /// `response_1`, `resolution_1`, `calendar_1` for each priority; `calendar_id_1`, `calendar_name_1`, `zone_1`,
    /// `opens_1_1`, `closes_1_1`, `holidays_1` for each calendar; `close_after`, `phone`, `version`.
    var entries: Entries
    /// Calendars that are shown; the last one is empty and may be filled in.
    let places: Int
    let calendars: [Choice]
    let mayManage: Bool
}

func promisesPage(_ screen: PromisesScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .requests
    frame.kicker = "<a href=\"/tickets\">Requests</a>"
    frame.title = "What the desk promises"
    frame.lead =
        "Working time, by the calendar of each priority. When a promise changes, the clocks of all open requests are reckoned anew."
    let body: HTML = """
        \(complaintSummary(screen.entries))\(hidden("version", screen.entries["version"]))
        <section class="step"><h2>Promises</h2>\(targets(screen))</section>
        <section class="step"><h2>Calendars</h2>\((1...screen.places).map { calendar($0, screen) })</section>
        <section class="step"><h2>Around it</h2>
        \(field(Field("close_after", "A resolved request is closed after so many working days").required().limit(2), screen.entries))
        \(field(Field("phone", "How IT is called when it cannot wait").hint("Stands in the portal.").limit(60), screen.entries))</section>
        """
    guard screen.mayManage else {
        return page(frame, promisesRead(screen))
    }
    return page(
        frame,
        form(
            "/promises", frame.seal, name: "promises",
            "\(body)<div class=\"form-acts\">\(button("Save what is promised", .primary))\(linkButton("Cancel", to: "/tickets", .quiet))</div>"
        ))
}

private func targets(_ screen: PromisesScreen) -> HTML {
    let rows = Priority.allCases.map { priority -> HTML in
        let number = priority.rawValue
        return """
            <div class="row"><b>\(priority.code) <span class="meta">\(priority.meaning)</span></b>\
            \(field(Field("response_\(number)", "First answer within").required().limit(20), screen.entries))\
            \(field(Field("resolution_\(number)", "Resolved within").required().limit(20), screen.entries))\
            \(select(Field("calendar_\(number)", "Counted in").required(), screen.calendars, screen.entries))</div>
            """
    }
    return "\(rows)"
}

private func calendar(_ place: Int, _ screen: PromisesScreen) -> HTML {
    let entries = screen.entries
    let name = entries["calendar_name_\(place)"]
    let days = Weekday.allCases.map { weekday -> HTML in
        let (opens, closes) = ("opens_\(place)_\(weekday.rawValue)", "closes_\(place)_\(weekday.rawValue)")
        return """
            <div class="day"><span>\(weekday.name)</span>\
            \(field(Field(opens, "Opens").silent().limit(5), entries))\(field(Field(closes, "Closes").silent().limit(5), entries))</div>
            """
    }
    let isOpen =
        !entries["calendar_id_\(place)"].isEmpty || entries.complaints.contains { $0.field.hasSuffix("_\(place)") }
    let holidays = Field("holidays_\(place)", "Holidays, a day a line with its name").hint("2026-12-25 Christmas Day")
        .silent()
    return """
        <details class="more"\(flag("open", isOpen && !entries.complaints.isEmpty))><summary>\(name.isEmpty ? "Add a calendar" : name)</summary>
        \(hidden("calendar_id_\(place)", entries["calendar_id_\(place)"]))
        <div class="pair">\(field(Field("calendar_name_\(place)", "Name").silent().limit(ServiceLevels.calendarNameLength), entries))\
        \(field(Field("zone_\(place)", "Time zone").silent().hint("America/Chicago").limit(64), entries))</div>
        <div class="days">\(days)</div><p class="meta">07:00 to 17:30; 00:00 to 24:00 is the whole day; a day without hours is free.</p>
        \(textArea(holidays, entries, rows: 4))</details>
        """
}
