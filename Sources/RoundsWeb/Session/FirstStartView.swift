import RoundsHTML

/// GET /first-start?link=…: the first administrator of an empty desk.
struct FirstStartScreen: Sendable {
    /// `site`, `name`, `sign_in_name`, `password`.
    var entries = Entries()
    /// The one-time secret from the link.
    let link: String
    /// Characters a password needs at least.
    let shortestPassword: Int
}

func firstStartPage(_ screen: FirstStartScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "Set up this desk"
    frame.lead = "You become its first administrator. Everybody else is added later, under People."
    let entries = screen.entries
    return barePage(
        frame,
        form(
            "/first-start", frame.seal,
            """
            \(complaintSummary(entries))\(hidden("link", screen.link))
            \(field(Field("site", "The hospital's name").hint("Shown to everybody who signs in.").required().limit(80).first(), entries))
            \(field(Field("name", "Your name").required().limit(100).kind(.text, autocomplete: "name"), entries))
            \(field(Field("sign_in_name", "Your sign-in name").required().limit(100).kind(.text, autocomplete: "username"), entries))
            \(field(Field("password", "Your password").hint("At least \(screen.shortestPassword) characters; three unrelated words do well.").required().limit(200).kind(.password, autocomplete: "new-password"), entries))
            <div class="form-acts">\(button("Set up and sign in", .primary))</div>
            """))
}
