import RoundsDomain
import RoundsHTML

/// What programs act with: the list, and the form for one more.
func tokenSection(_ list: TokenList, _ frame: Frame) -> HTML {
    """
    <section class="step" id="tokens"><h2>API tokens</h2>
    \(list.lines.isEmpty ? "<p class=\"meta\">None. A program needs one to act here.</p>" : tokenTable(list, frame))
    \(list.mayMake ? tokenForm(list, frame) : nil)</section>
    """
}

private func tokenTable(_ list: TokenList, _ frame: Frame) -> HTML {
    let rows = list.lines.map { line -> HTML in
        """
        <tr><th scope="row">\(line.name)</th><td data-label="May">\(line.scopes.joined(separator: "; "))</td>\
        <td data-label="Ends">\(standing(line))</td><td data-label="Last used">\(line.used.map(agoTag) ?? "never")</td>\
        <td>\(revokeButton(line, list, frame))</td></tr>
        """
    }
    return """
        <table class="cards-below"><thead><tr><th scope="col">For</th><th scope="col">May</th><th scope="col">Ends</th>\
        <th scope="col">Last used</th><th scope="col">\(unseen("What you can do"))</th></tr></thead><tbody>\(rows)</tbody></table>
        """
}

private func standing(_ line: TokenLine) -> HTML {
    switch line.standing {
    case .alive: clockTag(line.expires)
    case .expired: stateMark(.unknown, "Expired")
    case .revoked: stateMark(.unknown, "Revoked")
    }
}

private func revokeButton(_ line: TokenLine, _ list: TokenList, _ frame: Frame) -> HTML? {
    guard line.standing == .alive, list.mayMake else { return nil }
    return actButton("Revoke", at: "\(list.path)/\(line.token)/revoke", frame.seal, .danger)
}

private func tokenForm(_ list: TokenList, _ frame: Frame) -> HTML {
    let entries = list.entries
    let ticks = list.choices.map { permission -> HTML in
        """
        <label class="tick"><input type="checkbox" name="scopes" value="\(permission.rawValue)"\
        \(flag("checked", entries["scopes:" + permission.rawValue] == "yes"))><span>\(permission.title)\
        <small class="code">\(permission.rawValue)</small></span></label>
        """
    }
    let complaint = entries.complaint(about: "scopes")
    let name = Field("name", "What it is for").required().limit(TokenRule.nameLength).with(\.idPrefix, "token-")
    let days = Field("days", "Days until it ends").hint("1 to \(TokenRule.days.upperBound). Shorter is safer.")
        .required()
        .limit(3).with(\.idPrefix, "token-")
    let body: HTML = """
        \(complaintSummary(entries, idPrefix: "token-"))
        \(field(name, entries))
        <fieldset class="field\(complaint.map { _ in " wrong" })" id="token-scopes"><legend>What it may do</legend>\(ticks)\
        \(complaint.map { "<p class=\"complaint\">\($0)</p>" as HTML })</fieldset>
        \(field(days, entries))
        <div class="form-acts">\(button("Make token"))</div>
        """
    return """
        <details\(flag("open", !entries.complaints.isEmpty))><summary>Make a token</summary>\
        \(form(list.path, frame.seal, name: "narrow", body))</details>
        """
}

/// A token right after it was made: the only time its text is seen.
struct TokenMadeScreen: Sendable {
    let name: String
    let text: String
    let expires: TimeText
    /// Where the list is.
    let back: String
}

func tokenMadePage(_ screen: TokenMadeScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.title = "Token for \(screen.name)"
    frame.lead = "Copy it now. It is not shown again."
    return page(
        frame,
        """
        <section class="step"><p><input type="text" class="secret" readonly aria-label="The token" value="\(screen.text)" \
        size="\(screen.text.count)" data-copy></p>
        <p>Send it as <span class="code">Authorization: Bearer …</span>. It ends \(clockTag(screen.expires)).</p>
        <div class="form-acts">\(linkButton("I have copied it", to: screen.back, .primary))</div></section>
        """)
}
