import RoundsHTML

/// On the account page: the address of one's own calendar.
func calendarSection(_ made: TimeText?, _ frame: Frame) -> HTML {
    let make = actButton(
        made == nil ? "Make an address" : "Make a new address, the old one ends", at: "/account/calendar", frame.seal)
    let state: HTML =
        made.map {
            "<p>It has an address since \(timeTag($0)). Whoever knows the address sees what you have planned.</p>"
        }
        ?? "<p class=\"meta\">A calendar program can show what you and your teams have planned. It needs an address.</p>"
    let revoke = made.map { _ in actButton("End the address", at: "/account/calendar/revoke", frame.seal, .danger) }
    return """
        <section class="step" id="calendar"><h2>Planned work in your calendar</h2>\(state)\
        <div class="form-acts">\(make)\(revoke)</div></section>
        """
}

/// The address right after it was made: the only time it is seen.
func calendarLinkPage(_ link: String, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "The address of your calendar"
    frame.lead = "It is not shown again. In your calendar program, subscribe to it from the web."
    return page(
        frame,
        """
        <section class="step"><p><input type="text" class="secret" readonly aria-label="The address" value="\(link)" \
        size="60" data-copy></p>
        <p>Whoever has it sees the titles and steps of your planned work, so keep it to yourself. A new one ends it.</p>
        <div class="form-acts">\(linkButton("Done", to: "/account#calendar", .primary))</div></section>
        """)
}
