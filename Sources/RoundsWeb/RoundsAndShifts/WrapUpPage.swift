import RoundsDomain
import RoundsHTML

/// GET /wrap-up
func wrapUpPage(_ screen: WrapUpScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .wrapUp
    frame.kicker = "Wrap-up, \(screen.shift.lowercased()), \(screen.hasEnded ? "ended" : "ends") \(screen.ends.clock)"
    frame.title = screen.answer
    if screen.handover == nil {
        frame.acts = linkButton("Hand over …", to: "#hand-over", key: "h")
        frame.keys = [KeyLine("h", "Go to what will be handed over")]
    }
    return page(
        frame,
        """
        \(complaintSummary(screen.entries, idPrefix: screen.failed?.idPrefix ?? ""))\(leftOver(screen, frame))
        \(missing(screen, frame))
        \(screen.done.map { "<p class=\"done\">\(stateMark(.good, $0))</p>" as HTML })
        \(finalChecks(screen))
        \(tomorrowList(screen.tomorrow))
        \(handing(screen, frame))
        """)
}

private func heading(_ isDone: Bool, _ title: String) -> HTML {
    "<h2>\(stateMark(isDone ? .good : .late, title))</h2>"
}

/// What somebody has to say before they go, each with its field; what is said already needs no line.
private func missing(_ screen: WrapUpScreen, _ frame: Frame) -> HTML {
    guard !screen.gaps.isEmpty || !screen.adrift.isEmpty else { return .nothing }
    let causes = screen.gaps.map { causeForm($0, screen, frame) }
    let steps = screen.adrift.map { nextStepForm($0, screen, frame) }
    return """
        <section class="step">\(heading(false, "What is missing"))<ul class="missing">\(causes)\(steps)</ul></section>
        """
}

private func causeForm(_ gap: WrapUpScreen.Gap, _ screen: WrapUpScreen, _ frame: Frame) -> HTML {
    let this = WrapUpScreen.Form.cause(gap.number)
    let cause = Field("cause", "Why it happened, for IT only").required().limit(Message.Draft.maximumLength)
        .with(\.idPrefix, this.idPrefix)
    let fields: HTML = """
        \(hidden("number", String(gap.number)))\(hidden("version", String(gap.version)))\
        \(textArea(cause, screen.entries(of: this), rows: 2))\(button("Keep the cause"))
        """
    return """
        <li><p><span class="code">R-\(gap.number)</span> <a href="/tickets/\(gap.number)">\(gap.title)</a> \
        <span class="meta">resolved without \(gap.lacks)</span></p>\
        \(form("/wrap-up/cause", frame.seal, draft: this.draftKey, name: "narrow", typed: screen.failed == this, fields))</li>
        """
}

/// What waits and whose day has come gets another day; the rest gets words, and a day where there is one.
private func nextStepForm(_ work: WrapUpScreen.Adrift, _ screen: WrapUpScreen, _ frame: Frame) -> HTML {
    let this = WrapUpScreen.Form.nextStep(work.number)
    let standing = Entries(["follow_up": work.lookAgain ?? ""])
    let entries = screen.failed == this ? screen.entries : standing
    let prefix = this.idPrefix
    let words = Field("body", "What happens next, for IT only").limit(Message.Draft.maximumLength)
        .with(\.idPrefix, prefix).with(\.isRequired, work.lookAgain == nil)
    let day = nextDay(again: work.lookAgain != nil).with(\.idPrefix, prefix)
    let (dated, said) = (field(day, entries), textArea(words, entries, rows: 2))
    let folded: HTML = """
        <details\(flag("open", !entries["follow_up"].isEmpty))><summary>On a day</summary>\(dated)</details>
        """
    let asked = work.lookAgain == nil ? [said, folded] : [dated, said]
    let fields: HTML = """
        \(hidden("number", String(work.number)))\(hidden("version", String(work.version)))\
        \(asked)\(button("Keep the next step"))
        """
    return """
        <li><p>\(priorityMark(work.priority, .inProgress)) <a href="/tickets/\(work.number)">\(work.title)</a> \
        <span class="meta">\(work.requester), last touched \(agoTag(work.changed)), without a next step</span></p>\
        \(form("/wrap-up/next", frame.seal, draft: this.draftKey, name: "narrow", typed: screen.failed == this, fields))</li>
        """
}

/// - Parameter again: it waits, and its day has come.
private func nextDay(again: Bool) -> Field {
    let label = again ? "Look again on" : "On which day"
    let day = Field("follow_up", label).kind(.date, autocomplete: "off")
    return again ? day.required() : day.hint("With a day, it is planned for you and stands on that day's list.")
}

private func finalChecks(_ screen: WrapUpScreen) -> HTML? {
    guard let final = screen.final else { return nil }
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
    let unsigned: HTML? =
        screen.lacksFinalChecks
        ? "<p>\(stateMark(.late, "The final checks are not signed."))</p>" : nil
    let words = Field("words", "What else should \(screen.next) know?").limit(Handover.wordsLength)
    return """
        <section class="step" id="handover">\(heading(false, screen.handing))
        \(handoverLines(screen.lines))
        \(form(
            "/wrap-up/handover", frame.seal, draft: WrapUpScreen.Form.handover.draftKey, name: "narrow deliberate",
            typed: screen.failed == .handover,
            """
            \(hidden("shift", screen.shiftCode))\(textArea(words, screen.entries(of: .handover), rows: 3))
            <div id="to-hand-over">\(unsigned)<p class="meta">It is kept as it stands above, with your words, your name and the \
            time. It cannot be changed or taken back; what has to be put right is added below it.</p></div>
            <button id="hand-over" class="primary" aria-describedby="to-hand-over">Hand over to \(screen.next)</button>
            """))
        </section>
        """
}

extension WrapUpScreen {
    fileprivate var handing: String { hasEnded ? "Hand over the \(shift.lowercased()), which has ended" : "Handover" }
}
