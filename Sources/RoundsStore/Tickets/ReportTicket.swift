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
        let named = try named(by: draft)
        let inserted = try row(
            """
            INSERT INTO ticket (kind, channel, state, open, priority, title, place, callback, care_affected, requester_id,
                                location_id, service_id, device_id, reported_at, changed_at, version)
            VALUES (\(draft.kind.rawValue), \(draft.channel.rawValue), \(Ticket.State.new.rawValue), 1,
                    \(draft.priority.rawValue), \(draft.title), \(draft.place), \(draft.callback), \(draft.careAffected),
                    \(requester), \(named.location), \(named.service), \(named.device), \(now), \(now), 1)
            RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new ticket has no number") }
        let ticket = Ticket(
            id: try inserted.key("id"), kind: draft.kind, channel: draft.channel, requester: requester, reportedAt: now,
            careAffected: draft.careAffected,
            fields: .init(
                title: draft.title, priority: draft.priority, place: draft.place, callback: draft.callback,
                location: named.location, service: named.service, device: named.device))
        if !draft.details.isEmpty {
            _ = try insert(.report, draft.details, on: ticket.id, by: person.id, at: now)
        }
        try tally(ticket, by: 1)
        try index(SearchDocument(ticket, said: draft.details.isEmpty ? [] : [draft.details]))
        try record(.ticketReported(ticket), by: .person(person.id), at: now)
        return ticket
    }

    /// What the draft is about: what it names, and what follows from a device that it names.
    private func named(
        by draft: TicketDraft
    ) throws -> (location: Location.ID?, service: Service.ID?, device: Device.ID?) {
        var complaints: [Complaint] = []
        let device = try draft.device.flatMap { try self.device($0) }
        if draft.device != nil, device == nil { complaints.append(.noSuchDevice) }
        if let location = draft.location, try self.location(location) == nil { complaints.append(.noSuchLocation) }
        if let service = draft.service, try self.service(service) == nil { complaints.append(.noSuchService) }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return (draft.location ?? device?.location, draft.service ?? device?.service, device?.id)
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
