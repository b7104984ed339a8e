import RoundsDomain
import RoundsHTML

/// GET /wrap-up
func wrapUpPage(_ screen: WrapUpScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .wrapUp
    frame.kicker = "Wrap-up, \(screen.shift.lowercased()), ends \(screen.ends.clock)"
    frame.title = screen.answer
    frame.keys = [KeyLine("h", "To the handover")]
    return page(
        frame,
        """
        \(complaintSummary(screen.entries))
        \(documented(screen, frame))
        \(nextSteps(screen))
        \(finalChecks(screen))
        \(tomorrowList(screen.tomorrow))
        \(handing(screen, frame))
        """)
}

private func heading(_ isDone: Bool, _ title: String) -> HTML {
    "<h2>\(stateMark(isDone ? .good : .late, title))</h2>"
}

private func documented(_ screen: WrapUpScreen, _ frame: Frame) -> HTML {
    let forms = screen.gaps.map { gap -> HTML in
        let cause = Field("cause", "Why it happened, for IT only").required().limit(Message.Draft.maximumLength)
            .with(\.idPrefix, "gap-\(gap.number)-")
        return """
            <li><p><span class="code">R-\(gap.number)</span> <a href="/tickets/\(gap.number)">\(gap.title)</a> \
            <span class="meta">without \(gap.lacks)</span></p>\
            \(form(
                "/wrap-up/cause", frame.seal, draft: "ticket:\(gap.number):cause", name: "narrow",
                "\(hidden("number", String(gap.number)))\(hidden("version", String(gap.version)))\(textArea(cause, rows: 2))\(button("Keep the cause"))"))</li>
            """
    }
    let body: HTML =
        forms.isEmpty
        ? "<p class=\"meta\">Everything you resolved says what fixed it and why.</p>" : "<ul>\(forms)</ul>"
    return "<section class=\"step\">\(heading(forms.isEmpty, "What you resolved is documented"))\(body)</section>"
}

private func nextSteps(_ screen: WrapUpScreen) -> HTML {
    let rows = screen.adrift.map { work -> HTML in
        """
        <li>\(priorityMark(work.priority, .inProgress)) <a href="/tickets/\(work.number)">\(work.title)</a> \
        <span class="meta">\(work.requester), last touched \(agoTag(work.changed))</span></li>
        """
    }
    let body: HTML =
        rows.isEmpty
        ? "<p class=\"meta\">Each of your open requests has one.</p>"
        : "<p>Write what happens next, or hand it over.</p><ul class=\"plain\">\(rows)</ul>"
    return "<section class=\"step\">\(heading(rows.isEmpty, "Every open request has a next step"))\(body)</section>"
}

private func finalChecks(_ screen: WrapUpScreen) -> HTML {
    let final = screen.final
    let text = final.signer.map { "Signed by \($0)." } ?? "\(final.sentence)."
    return """
        <section class="step">\(heading(final.signer != nil, "Final checks"))<p>\(text) \
        <a href="/round?kind=final">\(final.signer == nil ? "Go through them" : "See them")</a></p></section>
        """
}

private func tomorrowList(_ rows: [TomorrowRow]) -> HTML {
    let lines = rows.map { row -> HTML in
        let subject: HTML = row.path.map { "<a href=\"\($0)\">\(row.subject)</a>" } ?? "\(row.subject)"
        return """
            <tr><td class="since">\(row.due.map(timeTag) ?? "<span class=\"meta\">any time</span>")</td>\
            <th scope="row">\(subject)</th><td>\(row.reasons)</td></tr>
            """
    }
    let body: HTML =
        lines.isEmpty
        ? "<p class=\"meta\">Nothing is due and nothing is left over.</p>"
        : """
        <table class="cards-below"><caption class="unseen">Tomorrow</caption><thead><tr><th scope="col">When</th>\
        <th scope="col">What</th><th scope="col">Why it is here</th></tr></thead><tbody>\(lines)</tbody></table>
        """
    return "<section class=\"step\"><h2>Tomorrow</h2>\(body)</section>"
}

private func handing(_ screen: WrapUpScreen, _ frame: Frame) -> HTML {
    if let handover = screen.handover {
        let state = handover.isAccepted ? "It is written and accepted." : "It is written; nobody has accepted it yet."
        return """
            <section class="step">\(heading(true, "Handover"))<p>\(state) <a href="\(handover.path)">Read it</a></p></section>
            """
    }
    let words = Field("words", "What else should \(screen.next) know?").limit(Handover.wordsLength)
    return """
        <section class="step" id="handover">\(heading(false, "Handover"))
        \(handoverLines(screen.lines))
        \(form(
            "/wrap-up/handover", frame.seal, draft: "handover", name: "narrow",
            "\(textArea(words, screen.entries, rows: 3))\(button("Hand over to \(screen.next)", .primary, key: "h"))"))
        </section>
        """
}
