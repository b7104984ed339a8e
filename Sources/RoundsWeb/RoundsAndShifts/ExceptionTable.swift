import RoundsDomain
import RoundsHTML

/// What waits for a decision. The keys t, n, f and w act on the row that has the focus, else on the first of these.
func undecidedLines(_ screen: RoundScreen, _ frame: Frame) -> HTML {
    guard !screen.undecided.isEmpty else { return .nothing }
    let offered = Offered(screen)
    let rows = screen.undecided.enumerated().map { number, row -> HTML in
        let form: HTML? = screen.mayWork ? decideForm(row, screen, offered, frame) : nil
        return exceptionRow(row, isFirst: number == 0 && screen.mayWork, "\(standing(row))\(form)")
    }
    let more = screen.tally.undecided - rows.count
    let rest: HTML? =
        more > 0
        ? "<p class=\"meta\">\(more) more come up when these are decided. <a href=\"\(screen.wholePath)\">All of them</a></p>"
        : nil
    return roundPart(
        screen.mayWork ? "Decide" : "Undecided", screen.tally.undecided,
        "\(exceptionTable("What is undecided, the worst first", rows))\(rest)")
}

/// What is not well and needs nobody now: decided about, or somebody has its request. What can be done about it is folded.
func linesInHand(_ screen: RoundScreen, _ frame: Frame) -> HTML {
    guard !screen.inHand.isEmpty else { return .nothing }
    let offered = Offered(screen)
    let rows = screen.inHand.map { row -> HTML in
        let form: HTML? =
            screen.mayWork
            ? "<details><summary>Decide anew</summary>\(decideForm(row, screen, offered, frame))</details>" : nil
        return exceptionRow(row, isInHand: true, "\(standing(row))\(form)")
    }
    let more = screen.tally.inHand - rows.count
    let rest: HTML? =
        more > 0 ? "<p class=\"meta\"><a href=\"\(screen.wholePath)\">\(more) more in hand</a></p>" : nil
    return roundPart(
        "In hand", screen.tally.inHand, "\(exceptionTable("What is in hand, the worst first", rows))\(rest)")
}

/// A part of the round with how many lines it has.
func roundPart(_ title: String, _ count: Int, _ body: HTML) -> HTML {
    "<section class=\"lines\"><h2>\(title) <span class=\"count\">\(count)</span></h2>\(body)</section>"
}

private func exceptionTable(_ caption: String, _ rows: [HTML]) -> HTML {
    """
    <table class="board cards-below"><caption class="unseen">\(caption)</caption>
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
    _ row: RoundRow, isFirst: Bool = false, isInHand: Bool = false, _ decision: HTML
) -> HTML {
    let article: HTML? = row.article.map { " <a href=\"\($0)\">What to do</a>" }
    let new: HTML? = row.isNew ? " <span class=\"count\">new</span>" : nil
    return """
        <tr id="line-\(row.place)" data-row\(flag("data-row-first", isFirst))\(attribute("class", isInHand ? "decided" : nil))>
        <td>\(stateMark(row.verdict.mark, row.verdict.word))</td>
        <th scope="row"><a href="\(row.path ?? "#line-\(row.place)")">\(row.subject)</a>\(new)\
        <span class="meta">\(row.reason)\(article)</span></th>
        <td class="since">\(since(row))</td>
        <td>\(row.owner.map { "\(avatar($0)) \($0)" as HTML } ?? "<span class=\"nobody\">Nobody</span>")</td>
        <td class="decide">\(decision)</td>
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
        guard let link else { return .nothing }
        let priority = row.priority.map { priorityMark($0) }
        return "<p>\(link) \(priority)</p>"
    }
    let words: HTML? = decision.words.isEmpty ? nil : "<p class=\"meta words\">\(decision.words)</p>"
    return """
        <p>\(stateMark(.planned, decision.word.capitalizedFirst)) \(link) \
        <span class="meta">until \(decision.until.clock), \(decision.who)</span></p>\(words)
        """
}

private func decideForm(_ row: RoundRow, _ screen: RoundScreen, _ offered: Offered, _ frame: Frame) -> HTML {
    let isReported = row.ticket != nil || row.code.hasPrefix("ticket:")
    let buttons: HTML = """
        \(isReported ? nil : rowButton("Ticket", "ticket", key: "t"))\(rowButton("Known", "known", key: "n"))\
        \(rowButton("False alarm", "false_alarm", key: "f"))\(rowButton("Watch", "watch", key: "w"))\(wellAgain(row))
        """
    let owner = Field("owner", "Whose").silent().with(\.idPrefix, "line-\(row.place)-")
    let hours = Field("hours", "For how long").silent().with(\.idPrefix, "line-\(row.place)-")
    return form(
        "/round/decide", frame.seal, name: "decisions",
        """
        \(hidden("kind", screen.kind.rawValue))\(hidden("line", row.code))\(hidden("verdict", row.verdict.rawValue))\
        <div class="four">\(buttons)</div>
        <details><summary>More</summary><div class="two">\
        \(select(owner, options: offered.owners))\(select(hours, options: offered.hours))</div></details>
        """)
}

/// What only a person can look at is well again when one says so.
private func wellAgain(_ row: RoundRow) -> HTML? {
    guard let id = EvidenceLine.ID(code: row.code), id.source == .byHand else { return nil }
    return """
        \(hidden("code", id.key))<button formaction="/round/tick" name="good" value="yes">It is well</button>
        """
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
