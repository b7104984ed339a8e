import RoundsDomain
import RoundsHTML

/// The same page for those who do not decide it: words, no fields.
func promisesRead(_ screen: PromisesScreen) -> HTML {
    let entries = screen.entries
    return """
        <section class="step"><h2>Promises</h2>\(targetTable(screen))</section>
        <section class="step"><h2>Calendars</h2>
        <div class="hours">\((1...screen.places).compactMap { calendarRead($0, entries) })</div></section>
        <section class="step"><h2>Around it</h2>
        \(pairs([
            ("A resolved request is closed", "after \(entries["close_after"]) working days"),
            ("How IT is called", entries["phone"].isEmpty ? "Nobody has said." : "\(entries["phone"])"),
        ]))</section>
        """
}

private func targetTable(_ screen: PromisesScreen) -> HTML {
    let entries = screen.entries
    let rows = Priority.allCases.map { priority -> HTML in
        let number = priority.rawValue
        let calendar = screen.calendars.first { $0.value == entries["calendar_\(number)"] }?.title ?? ""
        return """
            <tr><th scope="row">\(priority.code) <span class="meta">\(priority.meaning)</span></th>\
            <td data-label="First answer within">\(entries["response_\(number)"])</td>\
            <td data-label="Resolved within">\(entries["resolution_\(number)"])</td>\
            <td data-label="Counted in">\(calendar)</td></tr>
            """
    }
    return """
        <table class="cards-below"><caption class="unseen">Promises by priority</caption>
        <thead><tr><th scope="col">Priority</th><th scope="col">First answer within</th>\
        <th scope="col">Resolved within</th><th scope="col">Counted in</th></tr></thead>
        <tbody>\(rows)</tbody></table>
        """
}

private func calendarRead(_ place: Int, _ entries: Entries) -> HTML? {
    let name = entries["calendar_name_\(place)"]
    guard !name.isEmpty else { return nil }
    let days = Weekday.allCases.map { weekday -> (String, HTML) in
        let opens = entries["opens_\(place)_\(weekday.rawValue)"]
        let closes = entries["closes_\(place)_\(weekday.rawValue)"]
        return (weekday.name, opens.isEmpty ? "closed" : "\(opens) to \(closes)")
    }
    let holidays = entries["holidays_\(place)"].split(separator: "\n").map { "<li>\(String($0))</li>" as HTML }
    let free: HTML? = holidays.isEmpty ? nil : "<h4>Holidays</h4><ul>\(holidays)</ul>"
    return "<section><h3>\(name)</h3><p class=\"meta\">\(entries["zone_\(place)"])</p>\(pairs(days))\(free)</section>"
}
