import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Saves what became of a ticket, with its event, counts and search entry, if nobody saved since `before` was read.
    /// - Returns: the ticket as it stands now.
    /// - Throws: ``Stale`` when somebody else was first.
    func save(
        _ ticket: Ticket, was before: Ticket, as happening: Happening, by actor: Actor, at now: Moment
    ) throws -> Ticket {
        let clock = try clock(of: ticket.id, after: happening, at: now)
        let clocks: SQL = clock.map { ", \($0.assignments)" } ?? ""
        let (fields, care) = (ticket.fields, ticket.circumstances)
        let won = try changed(
            """
            UPDATE ticket
            SET state = \(ticket.state.rawValue), open = \(ticket.state.isOpen),
                waiting_on = \(ticket.waiting?.on.rawValue), follow_up_day = \(ticket.waiting?.followUp?.number),
                care_affected = \(care.careAffected), affected = \(care.affected.rawValue),
                workaround = \(care.workaround.rawValue), care_setting = \(care.setting?.rawValue),
                service_tier = \(care.tier?.rawValue), device_criticality = \(care.device?.rawValue),
                priority = \(fields.priority.rawValue), priority_reason = \(fields.priorityReason), title = \(fields.title),
                place = \(fields.place), callback = \(fields.callback),
                assignee_id = \(fields.assignee), team_id = \(fields.team),
                location_id = \(fields.location), service_id = \(fields.service), device_id = \(fields.device),
                resolved_at = \(ticket.resolvedAt), fix = \(ticket.fix), cause = \(ticket.cause),
                changed_at = \(now), version = version + 1\(clocks)
            WHERE id = \(ticket.id) AND version = \(before.version)
            """)
        guard won == 1, let saved = try self.ticket(ticket.id) else {
            throw Stale(.ticket(ticket.id), current: try self.ticket(ticket.id)?.version ?? 0)
        }
        try tally(saved, was: before)
        if saved.fields.title != before.fields.title || saved.fields.place != before.fields.place {
            try indexTicket(saved)
        }
        try record(happening, by: actor, at: now)
        return saved
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
