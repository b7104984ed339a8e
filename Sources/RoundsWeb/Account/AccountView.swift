import RoundsDomain
import RoundsHTML

func accountPage(_ screen: AccountScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "Your account"
    frame.lead = "\(screen.name) · \(screen.role) · signs in as \(screen.signInName)"
    let body: HTML = """
        \(noticeList(screen.notices))
        <section class="step"><h2>Where you are signed in</h2>\(deviceTable(screen.devices, frame))</section>
        \(ownPhoneSection(screen.phone, frame))
        <section class="step"><h2>Password</h2>\(passwordForm(screen.password, frame))</section>
        \(screen.calendar.map { calendarSection($0.since, frame) })
        \(screen.isDesk ? tokenSection(screen.tokens, frame) : nil)
        """
    return screen.isDesk ? page(frame, body) : portalPage(frame, body)
}

private func noticeList(_ notices: [(sentence: String, at: TimeText)]) -> HTML? {
    guard !notices.isEmpty else { return nil }
    let lines = notices.map { notice -> HTML in "<li>\(notice.sentence) \(timeTag(notice.at))</li>" }
    return """
        <section class="step"><h2>What happened with your sign-in</h2><ul class="plain">\(lines)</ul>
        <p class="meta">If one of these was not you, change your password and sign out the other devices.</p></section>
        """
}

func deviceTable(_ devices: [DeviceLine], _ frame: Frame) -> HTML {
    let rows = devices.map { device -> HTML in
        let act: HTML =
            device.isThis
            ? "<span class=\"meta\">This one</span>"
            : actButton("Sign out", at: "/account/devices/\(device.session)/sign-out", frame.seal, .quiet)
        return """
            <tr><th scope="row">\(device.name)</th><td data-label="Address">\(device.address)</td>\
            <td data-label="Since">\(timeTag(device.since))</td><td data-label="Last used">\(agoTag(device.seen))</td>\
            <td>\(act)</td></tr>
            """
    }
    let others =
        devices.count > 1
        ? actButton("Sign out all other devices", at: "/account/devices/others/sign-out", frame.seal) : nil
    return """
        <table class="cards-below"><thead><tr><th scope="col">Device</th><th scope="col">Address</th>\
        <th scope="col">Signed in</th><th scope="col">Last used</th><th scope="col">\(unseen("What you can do"))</th></tr></thead>\
        <tbody>\(rows)</tbody></table>\(others)
        """
}

/// How IT calls back whoever's account it is.
private func ownPhoneSection(_ entries: Entries, _ frame: Frame) -> HTML {
    let phone = Field("phone", "Telephone").hint("An extension will do: 4417, 555-0143 x7.").limit(PhoneNumber.length)
        .kind(.tel, autocomplete: "tel")
    let body: HTML = """
        \(complaintSummary(entries))\(field(phone, entries))
        <div class="form-acts">\(button("Save"))</div>
        """
    return """
        <section class="step"><h2>How IT reaches you</h2>\(form("/account/phone", frame.seal, name: "narrow", body))</section>
        """
}

private func passwordForm(_ entries: Entries, _ frame: Frame) -> HTML {
    let current = Field("current_password", "Your password now").required().limit(PasswordRule.length.upperBound)
        .kind(.password, autocomplete: "current-password")
    return form(
        "/account/password", frame.seal, name: "narrow",
        """
        \(complaintSummary(entries))
        \(field(current, entries))\(newPasswordFields(entries))
        <div class="form-acts">\(button("Change password, sign out other devices"))</div>
        """)
}

/// A password to be chosen, twice, because nobody sees what they type.
private func newPasswordFields(_ entries: Entries) -> HTML {
    let least = PasswordRule.length.lowerBound
    let most = PasswordRule.length.upperBound
    let password = Field("password", "New password").hint(
        "At least \(least) characters; three unrelated words do well."
    )
    .required().limit(most).kind(.password, autocomplete: "new-password")
    let again = Field("again", "The same once more").required().limit(most)
        .kind(.password, autocomplete: "new-password")
    return "\(field(password, entries))\(field(again, entries))"
}
