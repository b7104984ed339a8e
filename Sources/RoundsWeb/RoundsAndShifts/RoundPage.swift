import RoundsDomain
import RoundsHTML

/// GET /round
func roundPage(_ screen: RoundScreen, in frame: Frame) -> HTML {
    var frame = frame
    frame.current = screen.kind == .morning ? .round : .wrapUp
    frame.kicker = "\(screen.kind.title), \(screen.dayTitle)"
    frame.title = screen.answer
    frame.lead = lead(screen)
    frame.topics = screen.signed == nil ? ["day", "round"] : []
    frame.acts = signingLink(screen)
    // The page itself says so.
    if screen.kind == .morning { frame.isRoundLate = false }
    if screen.mayWork { frame.keys = screen.maySign ? roundKeys + [signingKey] : roundKeys }
    return page(
        frame,
        """
        \(liveOffer(path: screen.path))\(wordsLeft(screen))
        \(undecidedLines(screen, frame))
        \(screen.byHand.isEmpty ? .nothing : byHandList(screen, frame))
        \(screen.mayChoose ? "<p class=\"meta after\"><a href=\"/round/lines\">Change what is looked at by hand</a></p>" as HTML : nil)
        \(linesInHand(screen, frame))
        \(wellLines(screen))
        \(comparison(screen))
        \(signing(screen, frame))
        """)
}

private let roundKeys = [
    KeyLine("j", "Next line"), KeyLine("k", "Line before"), KeyLine("t", "Open a ticket for it"), KeyLine("n", "Known"),
    KeyLine("f", "False alarm"), KeyLine("w", "Watch"), KeyLine("y", "It is well, of a line by hand"),
]
private let signingKey = KeyLine("s", "Go to what will be signed")

private func lead(_ screen: RoundScreen) -> HTML {
    if let signed = screen.signed {
        return """
            \(stateMark(signed.isClear ? .good : .warning, signed.isClear ? "Signed as clear" : "Signed with exceptions")) \
            by \(signed.by), \(timeTag(signed.at)). \(screen.tally.sentence).
            """
    }
    let due: HTML? = screen.due.map { ", \(screen.isLate ? "was due" : "due") \(timeTag($0))" }
    let mark = screen.isLate ? stateMark(.late, "Unsigned") : stateMark(.planned, "Unsigned")
    return "\(mark)\(due). \(screen.tally.sentence)."
}

private func wordsLeft(_ screen: RoundScreen) -> HTML? {
    guard !screen.leftOver.isEmpty else { return nil }
    return """
        <section class="step"><h2>What you typed</h2><blockquote class="said">\(screen.leftOver)</blockquote></section>
        """
}

private func byHandList(_ screen: RoundScreen, _ frame: Frame) -> HTML {
    let rows = screen.byHand.enumerated().map { place, row -> HTML in
        // Whoever answers one goes on with the next; from the last, to what they left out.
        let next = screen.byHand[(place + 1) % screen.byHand.count].code
        let look: HTML? = screen.mayWork ? tickForm(row, next: next == row.code ? nil : next, screen, frame) : nil
        let isFirst = place == 0 && screen.undecided.isEmpty
        let keys: HTML? = screen.mayWork ? " data-row\(flag("data-row-first", isFirst))" : nil
        return """
            <li id="hand-\(row.code)" tabindex="-1"\(keys)><div><b>\(row.subject)</b> <span class="meta">Well when: \(row.reason)\
            \(row.lastGood.map { ". Last good \(agoTag($0))" as HTML })</span></div>\(look)</li>
            """
    }
    return roundPart("By hand, not looked at", screen.tally.notLookedAt, "<ul class=\"hands\">\(rows)</ul>")
}

private func tickForm(_ row: RoundRow, next: String?, _ screen: RoundScreen, _ frame: Frame) -> HTML {
    let common: HTML = """
        \(hidden("kind", screen.kind.rawValue))\(hidden("code", row.code))\(next.map { hidden("next", $0) })
        """
    let well: HTML = """
        <button class="plain" name="good" value="yes" data-row-key="y">\(Icon.check.html)It is well<kbd aria-hidden="true">y</kbd></button>
        """
    let words = Field("words", "What you found").required().limit(Tick.wordsLength).with(\.idPrefix, "\(row.code)-")
    let draft = "round:\(screen.kind.rawValue):\(screen.day):\(row.code.lowercased())"
    let ill: HTML = "\(common)\(field(words))\(button("Keep what I found", name: "good", value: "no"))"
    return """
        \(form("/round/tick", frame.seal, name: "act", "\(common)\(well)"))\
        <details><summary>Not well</summary>\(form("/round/tick", frame.seal, draft: draft, ill))</details>
        """
}

private func wellLines(_ screen: RoundScreen) -> HTML {
    guard screen.tally.well > 0 else {
        return screen.signed == nil && screen.tally.all == 0
            ? emptyState(
                "Nothing is bound to the round yet", "Bind checks, backups and lines by hand; they appear here.")
            : .nothing
    }
    let groups = screen.well.map { group -> HTML in
        let rows = group.rows.map { row -> HTML in
            let name: HTML = row.path.map { "<a href=\"\($0)\">\(row.subject)</a>" } ?? "\(row.subject)"
            return """
                <li>\(name) <span class="meta">\(seen(row))</span></li>
                """
        }
        return "<section><h3>\(group.title)</h3><ul>\(rows)</ul></section>"
    }
    let more = screen.tally.well - screen.well.reduce(0) { $0 + $1.rows.count }
    let all: HTML? =
        more > 0 ? "<p><a href=\"\(screen.wholePath)\">All \(screen.tally.well) lines that are well</a></p>" : nil
    return """
        <details class="well"\(flag("open", screen.showsAll))><summary>\(stateMark(.good, "\(screen.tally.well) well"))</summary>\
        \(all)<div>\(groups)</div></details>
        """
}

/// `no longer than 2 s, 07:42`; when it was seen stands alone where nothing more is said.
private func seen(_ row: RoundRow) -> HTML {
    let gap = row.reason.isEmpty ? "" : ", "
    return "\(row.reason)\(row.seen.map { "\(gap)\(clockTag($0))" as HTML })"
}

private func comparison(_ screen: RoundScreen) -> HTML {
    guard let before = screen.before else { return .nothing }
    let lines = screen.changes.map { change -> HTML in
        "<div><dt>\(change.title)</dt><dd>\(change.subjects.joined(separator: ", "))</dd></div>"
    }
    let body: HTML = lines.isEmpty ? "<p>Nothing is different.</p>" : "<dl class=\"pairs\">\(lines)</dl>"
    return """
        <section class="compared"><h2>Compared with <a href="\(before.path)">\(before.title)</a></h2>\(body)</section>
        """
}

extension RoundScreen {
    var wholePath: String { "/round?kind=\(kind.rawValue)&day=\(day)&lines=all" }
    var path: String { kind == .morning ? "/round" : "/round?kind=\(kind.rawValue)" }

    /// What is not well, in words.
    var answer: String {
        let (undecided, unseen) = (tally.undecided, tally.notLookedAt)
        if undecided > 0 { return undecided == 1 ? "One line is undecided" : "\(undecided) lines are undecided" }
        if unseen > 0 { return unseen == 1 ? "One line is not looked at" : "\(unseen) lines are not looked at" }
        if tally.inHand > 0 { return "Everything is well or in hand" }
        return tally.well == 0 ? "Nothing is looked at yet" : "Everything is well"
    }
}
