import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Saves what became of a ticket, with its event, counts and search entry, if nobody saved since `before` was read.
    /// - Returns: the ticket as it stands now.
    /// - Throws: ``Stale`` when somebody else was first.
    func save(
        _ ticket: Ticket, was before: Ticket, as happening: Happening, by actor: Actor, at now: Moment
    ) throws -> Ticket {
        let changed = try run(
            """
            UPDATE ticket
            SET state = \(ticket.state.rawValue), open = \(ticket.state.isOpen),
                priority = \(ticket.fields.priority.rawValue), title = \(ticket.fields.title),
                place = \(ticket.fields.place), callback = \(ticket.fields.callback),
                assignee_id = \(ticket.fields.assignee), team_id = \(ticket.fields.team),
                location_id = \(ticket.fields.location), service_id = \(ticket.fields.service),
                device_id = \(ticket.fields.device),
                resolved_at = \(ticket.resolvedAt), fix = \(ticket.fix), cause = \(ticket.cause),
                changed_at = \(now), version = version + 1
            WHERE id = \(ticket.id) AND version = \(before.version)
            """)
        guard changed == 1, let saved = try self.ticket(ticket.id) else {
            throw Stale(.ticket(ticket.id), current: try self.ticket(ticket.id)?.version ?? 0)
        }
        try tally(saved, by: 1)
        try tally(before, by: -1)
        if saved.fields.title != before.fields.title || saved.fields.place != before.fields.place {
            try indexTicket(saved)
        }
        try record(happening, by: actor, at: now)
        return saved
    }

    /// Adds one to the cell the ticket stands in, or takes one away.
    func tally(_ ticket: Ticket, by step: Int64) throws {
        try run(
            """
            INSERT INTO ticket_tally (open, assignee_id, team_id, count)
            VALUES (\(ticket.state.isOpen), \(ticket.fields.assignee?.number ?? 0), \(ticket.fields.team?.number ?? 0), \(step))
            ON CONFLICT (open, assignee_id, team_id) DO UPDATE SET count = ticket_tally.count + excluded.count
            """)
    }

    /// Puts the ticket as it stands now into the search index.
    func indexTicket(_ ticket: Ticket) throws {
        let said = try rows(
            "SELECT body FROM message WHERE ticket_id = \(ticket.id) ORDER BY id DESC LIMIT 200"
        ).map { try $0.text("body") }
        try index(SearchDocument(ticket, said: said))
    }
}

extension SearchDocument {
    /// Everything said on the ticket, notes included, is found by staff. The newest 64 KiB of it are indexed.
    /// - Parameter said: the newest first.
    public init(_ ticket: Ticket, said: [String]) {
        var text = ticket.fields.place
        for body in said where text.utf8.count < 65_536 { text += "\n" + body }
        self.init(
            kind: "ticket", number: ticket.id.number, audience: "staff",
            title: "\(ticket.id.code) \(ticket.fields.title)", body: text)
    }
}
