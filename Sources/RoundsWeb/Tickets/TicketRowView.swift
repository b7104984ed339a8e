import RoundsDomain
import RoundsHTML

/// Requests as a table; on a phone each row is a card.
func ticketTable(_ rows: [TicketRow], label: String) -> HTML {
    """
    <table class="tickets"><caption class="unseen">\(label)</caption>
    <thead><tr><th scope="col"><span class="unseen">Priority</span></th><th scope="col">Request</th><th scope="col">Where and who</th>\
    <th scope="col">State</th><th scope="col">Who has it</th><th scope="col" class="number">Next promise</th></tr></thead>
    <tbody>\(rows.map(ticketRow))</tbody></table>
    """
}

/// GET /tickets/:id/row answers with this alone, for live updates.
func ticketRow(_ row: TicketRow) -> HTML {
    """
    <tr id="\(row.code)" data-row data-live-key="ticket:\(row.number)" data-live-src="/tickets/\(row.number)/row">
    <td class="priority-cell">\(row.mayBeChosen ? box(row) : nil)\(priorityMark(row.priority, row.state))</td>
    <th scope="row"><span class="line"><span class="code">\(row.code)</span>\
    <a href="/tickets/\(row.number)">\(row.title)</a>\(row.isCareAffected ? careMark : nil)</span>\
    \(row.mayBeChosen ? ways(row) : nil)</th>
    <td class="place">\(place(row))</td>
    <td class="stands">\(row.waiting.map(waits) ?? stateMark(row.state))</td>
    <td class="who">\(owner(row))</td>
    <td class="number since">\(row.due.map(due) ?? agoTag(row.reported))</td>
    </tr>
    """
}

/// Where the keys of the row lead. They are not shown: whoever uses no keys opens the request.
private func ways(_ row: TicketRow) -> HTML {
    func way(_ key: StaticString, _ place: StaticString) -> HTML {
        """
        <a hidden data-row-key="\(HTML(stringLiteral: key))" href="/tickets/\(row.number)\(HTML(stringLiteral: place))"></a>
        """
    }
    return "\(way("r", "#reply-body"))\(way("n", "#note-body"))\(way("e", "/resolve"))"
}

/// Belongs to the form below the list.
private func box(_ row: TicketRow) -> HTML {
    """
    <input type="checkbox" form="bulk" name="ticket" value="\(String(row.number))" aria-label="Choose \(row.code)">
    """
}

private func waits(_ side: Ticket.Waiting.Side) -> HTML {
    switch side {
    case .requester: stateMark(.planned, "Waits for them")
    case .vendor: stateMark(.planned, "Waits for vendor")
    case .change: stateMark(.planned, "Waits for change")
    }
}

private func due(_ due: (words: String, mark: Mark, at: TimeText)) -> HTML {
    "\(stateMark(due.mark, due.words)) \(agoTag(due.at))"
}

private func owner(_ row: TicketRow) -> HTML {
    guard let assignee = row.assignee else {
        return row.state.isOpen ? "<span class=\"nobody\">Nobody yet</span>" : .nothing
    }
    return
        "<span class=\"line\">\(avatar(assignee))\(row.isMine ? you(assignee) : "<span class=\"name\">\(assignee)</span>")</span>"
}

private func place(_ row: TicketRow) -> HTML {
    let who: HTML = "<span>\(row.requester)</span>"
    return row.place.isEmpty ? who : "<b>\(row.place)</b> \(who)"
}

/// The reader on the screen; on paper, which others read, their name.
func you(_ name: String) -> HTML {
    "<span class=\"name on-screen\">You</span><span class=\"name on-paper\">\(name)</span>"
}
