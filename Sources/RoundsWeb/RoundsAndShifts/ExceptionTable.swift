import RoundsDomain
import RoundsHTML

/// The exceptions with what can be decided about each. The keys t, k, f and w act on the row that has the focus, else on the
/// first that waits for a decision.
func exceptionTable(_ screen: RoundScreen, _ frame: Frame) -> HTML {
    let first = screen.exceptions.firstIndex { !$0.isInHand }
    let offered = Offered(screen)
    let rows = screen.exceptions.enumerated().map { place, row in
        exceptionRow(row, place, isFirst: place == first && screen.mayWork, screen, offered, frame)
    }
    return """
        <table class="board cards-below"><caption class="unseen">What is not well, the worst first</caption>
        <thead><tr><th scope="col">State</th><th scope="col">What</th><th scope="col">Since</th><th scope="col">Owner</th>\
        <th scope="col">Decision</th></tr></thead>
        <tbody>\(rows)</tbody></table>
        """
}

/// What every row offers alike.
private struct Offered {
    let owners: HTML
    let hours: HTML

    init(_ screen: RoundScreen) {
        owners = options([Choice("", "Mine")] + screen.staff)
        hours = options(RoundScreen.hours)
    }
}

private func exceptionRow(
    _ row: RoundRow, _ place: Int, isFirst: Bool, _ screen: RoundScreen, _ offered: Offered, _ frame: Frame
) -> HTML {
    let article: HTML? = row.article.map { " <a href=\"\($0)\">What to do</a>" }
    let new: HTML? = row.isNew ? " <span class=\"count\">new</span>" : nil
    return """
        <tr id="line-\(String(place))" data-row\(flag("data-row-first", isFirst))\(attribute("class", row.isInHand ? "decided" : nil))>
        <td>\(stateMark(row.verdict.mark, row.verdict.word))</td>
        <th scope="row"><a href="\(row.path ?? "#line-\(place)")">\(row.subject)</a>\(new)\
        <span class="meta">\(row.reason)\(article)</span></th>
        <td class="since">\(since(row))</td>
        <td>\(row.owner.map { "\(avatar($0)) \($0)" as HTML } ?? "<span class=\"nobody\">Nobody</span>")</td>
        <td class="decide">\(standing(row))\(screen.mayWork ? decideForm(row, place, screen, offered, frame) : nil)</td>
        </tr>
        """
}

private func since(_ row: RoundRow) -> HTML {
    let began = row.since.map { "\(agoTag($0))" as HTML }
    let last = row.lastGood.map { "<span class=\"meta\">good \(agoTag($0))</span>" as HTML }
    return "\(began)\(last)"
}

/// What was decided and the request that is open for it. The key that opens one leads to the one that is there.
private func standing(_ row: RoundRow) -> HTML {
    let link = row.ticket.map { "<a href=\"/tickets/\($0)\" data-row-key=\"t\">R-\($0)</a>" as HTML }
    guard let decision = row.decision else {
        if let link { return "<p>\(link) \(row.priority.map { priorityMark($0) })</p>" }
        return row.isInHand ? "<p>\(stateMark(.planned, "In hand"))</p>" : .nothing
    }
    let words: HTML? = decision.words.isEmpty ? nil : "<p class=\"meta words\">\(decision.words)</p>"
    return """
        <p>\(stateMark(.planned, decision.word.capitalizedFirst)) \(link) \
        <span class="meta">until \(decision.until.clock), by \(decision.by)</span></p>\(words)
        """
}

private func decideForm(
    _ row: RoundRow, _ place: Int, _ screen: RoundScreen, _ offered: Offered, _ frame: Frame
) -> HTML {
    let isReported = row.ticket != nil || row.code.hasPrefix("ticket:")
    let buttons: HTML = """
        \(isReported ? nil : rowButton("Ticket", "ticket", key: "t"))\(rowButton("Known", "known", key: "k"))\
        \(rowButton("False alarm", "false_alarm", key: "f"))\(rowButton("Watch", "watch", key: "w"))
        """
    let owner = Field("owner", "Whose").silent().with(\.idPrefix, "line-\(place)-")
    let hours = Field("hours", "For how long").silent().with(\.idPrefix, "line-\(place)-")
    return form(
        "/round/decide", frame.seal, name: "decisions",
        """
        \(hidden("kind", screen.kind.rawValue))\(hidden("line", row.code))\(hidden("verdict", row.verdict.rawValue))\
        <div class="four">\(buttons)</div>
        <details><summary>More</summary><div class="two">\
        \(select(owner, options: offered.owners))\(select(hours, options: offered.hours))</div></details>
        """)
}

private func rowButton(_ text: String, _ value: String, key: String) -> HTML {
    """
    <button name="decision" value="\(value)" data-row-key="\(key)">\(text)<kbd aria-hidden="true">\(key)</kbd></button>
    """
}

extension RoundScreen {
    static let hours = [
        Choice("", "As usual"), Choice("2", "2 hours"), Choice("4", "4 hours"), Choice("12", "12 hours"),
        Choice("24", "1 day"), Choice("72", "3 days"), Choice("168", "7 days"),
    ]
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
