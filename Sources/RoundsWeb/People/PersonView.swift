import RoundsDomain
import RoundsHTML

/// GET /people/:person
struct PersonScreen: Sendable {
    let person: Person
    let teams: [Team]
    /// Empty for those who may not manage people.
    let devices: [DeviceLine]
    let tokens: TokenList?
    /// What the form shows: `name`, `sign_in_name`, `email`, `phone`, `role`.
    let entries: Entries
    let mayManage: Bool
}

func personPage(_ screen: PersonScreen, in frame: Frame) -> HTML {
    let person = screen.person
    var frame = frame
    frame.current = .people
    frame.title = person.name
    frame.kicker = "<a href=\"/people\">People</a>"
    frame.lead = "\(person.role.title)\(person.isActive ? nil : " · has left" as HTML)"
    return page(
        frame,
        """
        \(facts(screen))
        \(screen.mayManage ? editSection(screen, frame) : nil)
        \(screen.mayManage ? signInSection(screen, frame) : nil)
        \(screen.tokens.map { tokenSection($0, frame) })
        """)
}

private func facts(_ screen: PersonScreen) -> HTML {
    let person = screen.person
    let teams = screen.teams.map { team -> HTML in "<a href=\"/teams/\(team.id.number)\">\(team.name)</a> " }
    return pairs([
        ("Signs in as", "\(person.signInName)"), ("E-mail", "\(person.email.isEmpty ? "none" : person.email)"),
        ("Telephone", phoneLink(person.phone) ?? "none"),
        ("Teams", "\(teams.isEmpty ? "none" : HTML.nothing)\(teams)"),
    ])
}

private func editSection(_ screen: PersonScreen, _ frame: Frame) -> HTML {
    let person = screen.person
    let was: [HTML] = PersonEdit.names.map { hidden("was_" + $0, person.entries[$0] ?? "") }
    let body: HTML = """
        \(complaintSummary(screen.entries))\(hidden("version", String(person.version)))\(was)
        \(personFields(screen.entries))
        <div class="form-acts">\(button("Save", .primary))</div>
        """
    return "<section class=\"step\"><h2>Change</h2>\(form(person.id.path, frame.seal, name: "narrow", body))</section>"
}

private func signInSection(_ screen: PersonScreen, _ frame: Frame) -> HTML {
    let person = screen.person
    guard person.isActive else {
        return """
            <section class="step"><h2>Sign-in</h2><p>\(person.name) has left and cannot sign in.</p>\
            \(leaveButton(person, frame))</section>
            """
    }
    let link =
        person.role == .program
        ? nil : actButton("Make a link to choose a password", at: person.id.path + "/link", frame.seal, icon: .key)
    let signOut =
        screen.devices.isEmpty
        ? nil : actButton("Sign out everywhere", at: person.id.path + "/sign-out", frame.seal)
    return """
        <section class="step"><h2>Sign-in</h2>\(signedIn(screen.devices))
        <div class="form-acts">\(link)\(signOut)\(leaveButton(person, frame))</div></section>
        """
}

private func signedIn(_ devices: [DeviceLine]) -> HTML {
    guard !devices.isEmpty else { return "<p class=\"meta\">Not signed in anywhere.</p>" }
    let lines = devices.map { device -> HTML in "<li>\(device.name), \(device.address), \(timeTag(device.seen))</li>" }
    return "<ul class=\"plain\">\(lines)</ul>"
}

private func leaveButton(_ person: Person, _ frame: Frame) -> HTML {
    let version = hidden("version", String(person.version))
    return person.isActive
        ? actButton("\(person.name) has left", at: person.id.path + "/leave", frame.seal, .danger, fields: version)
        : actButton("\(person.name) is back", at: person.id.path + "/return", frame.seal, fields: version)
}
