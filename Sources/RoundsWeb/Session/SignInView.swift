import RoundsHTML

/// GET /sign-in
struct SignInScreen: Sendable {
    /// `name`; complaints about both together have no field.
    var entries = Entries()
    /// Where to go afterwards, an address inside the desk.
    var next = ""
    /// True right after signing out: the browser forgets what was typed.
    var hasSignedOut = false
}

func signInPage(_ screen: SignInScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "Sign in"
    frame.lead = frame.person.map { "\($0.name) is signed in here, until somebody else signs in." }
    if screen.hasSignedOut { frame.notices.append(Notice(.good, "You are signed out.")) }
    return barePage(
        frame,
        form(
            "/sign-in", frame.seal,
            """
            \(complaintSummary(screen.entries))\(screen.next.isEmpty ? nil : hidden("next", screen.next))
            \(field(Field("name", "Sign-in name").required().limit(100).kind(.text, autocomplete: "username").first(), screen.entries))
            \(field(Field("password", "Password").required().limit(200).kind(.password, autocomplete: "current-password"), screen.entries))
            <div class="form-acts">\(button("Sign in", .primary))</div>
            <p class="meta"\(flag("data-wipe-drafts", screen.hasSignedOut))>Forgot it? The IT desk sets a new one.</p>
            """))
}
