import RoundsDomain
import RoundsHTML

/// GET /welcome/:token: the first administrator of an empty desk, or somebody who was invited, chooses a password.
struct WelcomeScreen: Sendable {
    /// Nil for the first administrator, who says who they are.
    let person: String?
    /// `name`, `sign_in_name`, `password`.
    var entries = Entries()
    /// The one-time secret from the link.
    let link: String
}

func welcomePage(_ screen: WelcomeScreen, in frame: Frame) -> HTML {
    var frame = frame
    let entries = screen.entries
    if let person = screen.person {
        frame.title = "Welcome, \(person)"
        frame.lead = "Choose a password, and you are in. This link works once."
    } else {
        frame.title = "Set up this desk"
        frame.lead = "You become its first administrator. Everybody else is added later, under People."
    }
    let password = Field("password", "Your password")
        .hint("At least \(PasswordRule.length.lowerBound) characters; three unrelated words do well.").required()
        .limit(PasswordRule.length.upperBound).kind(.password, autocomplete: "new-password")
    return barePage(
        frame,
        form(
            "/welcome/\(screen.link)", frame.seal,
            """
            \(complaintSummary(entries))
            \(screen.person == nil ? whoAreYou(entries) : nil)
            \(field(password, entries))
            <div class="form-acts">\(button(screen.person == nil ? "Set up and sign in" : "Save and sign in", .primary))</div>
            """))
}

private func whoAreYou(_ entries: Entries) -> HTML {
    let name = Field("name", "Your name").required().limit(PersonDraft.nameLength).kind(.text, autocomplete: "name")
        .first()
    let signInName = Field("sign_in_name", "Your sign-in name").required().limit(PersonDraft.signInNameLength)
        .kind(.text, autocomplete: "username")
    return "\(field(name, entries))\(field(signInName, entries))"
}
