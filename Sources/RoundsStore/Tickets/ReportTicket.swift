import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What somebody tells the desk becomes a ticket, whatever the channel.
    /// - Parameters:
    ///   - requester: whose ticket it is.
    ///   - person: who typed it: the requester, a specialist on the phone, or a program.
    /// - Throws: ``Complaints`` about what is not there, or not in use, and about a priority that is not theirs to set, or is
    ///   not the rules' and has no reason.
    public func report(
        _ draft: TicketDraft, for requester: Person.ID, by person: Person, at now: Moment
    ) throws -> Ticket {
        guard requester == person.id || person.may(.workTickets) else { throw Denial.forbidden }
        let complaints = draft.complaints(by: person)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        let named = try self.named(by: draft)
        let circumstances = try self.circumstances(of: draft, about: named)
        if let complaint = draft.complaintAboutPriority(knowing: circumstances) { throw Complaints([complaint]) }
        return try open(draft, about: named, circumstances, for: requester, by: person, at: now)
    }

    /// What the desk found by itself becomes a ticket. Nobody chose what it is about, and that may have been retired since;
    /// its priority is what its check says.
    func reportFound(_ draft: TicketDraft, by person: Person, at now: Moment) throws -> Ticket {
        let named: Named = (draft.location, draft.service, draft.device)
        let circumstances = try self.circumstances(of: draft, about: named)
        return try open(draft, about: named, circumstances, for: person.id, by: person, at: now)
    }

    private typealias Named = (location: Location.ID?, service: Service.ID?, device: Device.ID?)

    /// The one way a ticket comes into being.
    private func open(
        _ draft: TicketDraft, about named: Named, _ circumstances: CareCircumstances, for requester: Person.ID,
        by person: Person, at now: Moment
    ) throws -> Ticket {
        let priority = draft.chosen ?? Priority.judge(circumstances).priority
        let mark = ClockMark(.reported(priority, wantsAnswer: draft.channel != .check), at: now)
        let clock = StoredClock([mark], by: try serviceLevels())
        let inserted = try row(
            """
            INSERT INTO ticket (kind, channel, state, open, priority, priority_reason, title, place, callback, care_affected,
                                affected, workaround, care_setting, service_tier, device_criticality, requester_id, location_id,
                                service_id, device_id,
                                reported_at, changed_at, version, due_at, response_due_at, resolution_due_at, clock_plan)
            VALUES (\(draft.kind.rawValue), \(draft.channel.rawValue), \(Ticket.State.new.rawValue), 1,
                    \(priority.rawValue), \(draft.priorityReason), \(draft.title), \(draft.place), \(draft.callback),
                    \(circumstances.careAffected), \(circumstances.affected.rawValue), \(circumstances.workaround.rawValue),
                    \(circumstances.setting?.rawValue), \(circumstances.tier?.rawValue), \(circumstances.device?.rawValue),
                    \(requester), \(named.location), \(named.service), \(named.device), \(now), \(now), 1, \(clock.due), \(clock.responseDue), \(clock.resolutionDue),
                    \(clock.plan))
            RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new ticket has no number") }
        let ticket = Ticket(
            id: try inserted.key("id"), kind: draft.kind, channel: draft.channel, requester: requester, reportedAt: now,
            careAffected: draft.careAffected,
            fields: .init(
                title: draft.title, priority: priority, priorityReason: draft.priorityReason, place: draft.place,
                callback: draft.callback, location: named.location, service: named.service, device: named.device),
            circumstances: circumstances)
        if !draft.details.isEmpty {
            try run(message(.report, draft.details, on: ticket.id, by: person.id, at: now))
        }
        try tally(ticket, was: nil)
        try index(SearchDocument(ticket, said: draft.details.isEmpty ? [] : [draft.details]))
        try record(.ticketReported(ticket), by: .person(person.id), at: now)
        return ticket
    }

    private func circumstances(of draft: TicketDraft, about named: Named) throws -> CareCircumstances {
        try knowing(draft.circumstances, at: named.location, of: named.service, with: named.device)
    }

    /// What the draft is about: what it names, and what follows from a device that it names. What was found for it before
    /// this transaction began may have been retired since.
    private func named(by draft: TicketDraft) throws -> Named {
        var complaints: [Complaint] = []
        let device = try draft.device.flatMap { try self.device($0) }
        if draft.device != nil, device?.isActive != true { complaints.append(.noSuchDevice) }
        if let location = draft.location, try self.location(location)?.isActive != true {
            complaints.append(.noSuchLocation)
        }
        if let service = draft.service, try self.service(service)?.isActive != true {
            complaints.append(.noSuchService)
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return (draft.location ?? device?.location, draft.service ?? device?.service, device?.id)
    }

    func insert(
        _ kind: Message.Kind, _ body: String, on ticket: Ticket.ID, by author: Person.ID, at now: Moment
    ) throws -> Message {
        guard let inserted = try row("\(message(kind, body, on: ticket, by: author, at: now)) RETURNING id") else {
            throw StorageError.shape("a new message has no number")
        }
        return Message(
            id: try inserted.key("id"), ticket: ticket, kind: kind, author: author, at: now, body: body)
    }

    private func message(
        _ kind: Message.Kind, _ body: String, on ticket: Ticket.ID, by author: Person.ID, at now: Moment
    ) -> SQL {
        """
        INSERT INTO message (ticket_id, kind, author_id, at, body)
        VALUES (\(ticket), \(kind.rawValue), \(author), \(now), \(body))
        """
    }
}
