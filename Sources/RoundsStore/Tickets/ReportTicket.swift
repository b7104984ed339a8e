import RoundsDomain
import RoundsSQL

extension Transaction {
    /// The one way a ticket comes into being, whatever the channel.
    /// - Parameters:
    ///   - requester: whose ticket it is.
    ///   - person: who typed it: the requester, a specialist on the phone, or a program.
    public func report(
        _ draft: TicketDraft, for requester: Person.ID, by person: Person, at now: Moment
    ) throws -> Ticket {
        guard requester == person.id || person.may(.workTickets) else { throw Denial.forbidden }
        let inserted = try row(
            """
            INSERT INTO ticket (kind, channel, state, open, priority, title, place, callback, care_affected, requester_id,
                                reported_at, changed_at, version)
            VALUES (\(draft.kind.rawValue), \(draft.channel.rawValue), \(Ticket.State.new.rawValue), 1,
                    \(draft.priority.rawValue), \(draft.title), \(draft.place), \(draft.callback), \(draft.careAffected),
                    \(requester), \(now), \(now), 1)
            RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new ticket has no number") }
        let ticket = Ticket(
            id: try inserted.key("id"), kind: draft.kind, channel: draft.channel, requester: requester, reportedAt: now,
            careAffected: draft.careAffected,
            fields: .init(title: draft.title, priority: draft.priority, place: draft.place, callback: draft.callback))
        if !draft.details.isEmpty {
            _ = try insert(.report, draft.details, on: ticket.id, by: person.id, at: now)
        }
        try tally(ticket, by: 1)
        try index(SearchDocument(ticket, said: draft.details.isEmpty ? [] : [draft.details]))
        try record(.ticketReported(ticket), by: .person(person.id), at: now)
        return ticket
    }

    func insert(
        _ kind: Message.Kind, _ body: String, on ticket: Ticket.ID, by author: Person.ID, at now: Moment
    ) throws -> Message {
        let inserted = try row(
            """
            INSERT INTO message (ticket_id, kind, author_id, at, body)
            VALUES (\(ticket), \(kind.rawValue), \(author), \(now), \(body))
            RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new message has no number") }
        return Message(
            id: try inserted.key("id"), ticket: ticket, kind: kind, author: author, at: now, body: body)
    }
}
