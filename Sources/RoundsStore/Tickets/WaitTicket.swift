import RoundsDomain
import RoundsSQL

extension Transaction {
    /// The desk waits for somebody. Calling again changes for whom, or the follow-up day.
    /// - Parameter question: words to the requester that are sent with it. They may be empty, but nobody waits for the requester
    ///   without asking: then the last word was the desk's.
    /// - Throws: ``Complaints`` about `on` and `question`, ``Refusal``, ``Stale``.
    public func putTicket(
        _ id: Ticket.ID, _ waiting: Ticket.Waiting, asking question: String = "", version: Int64? = nil,
        by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .work, by: person)
        try ticket.check(version)
        guard ticket.hasReader || waiting.on != .requester else { throw Complaints([.nobodyReads("on")]) }
        if question.trimmed.isEmpty {
            guard try ticket.waitsUnasked(waiting) || isAsked(id) else { throw Complaints([.nothingAsked]) }
        } else {
            guard ticket.hasReader else { throw Complaints([.nobodyReads("question")]) }
            let draft = try Message.Draft(.reply, question, field: "question")
            _ = try reply(draft, on: ticket, by: person, at: now)
        }
        // Asking may have made it theirs.
        let asked = try self.ticket(id, for: .work, by: person)
        let put = try asked.put(waiting, today: try deskZone(for: asked.fields.priority).day(of: now))
        return try save(put, was: asked, as: .ticketPut(put), by: .person(person.id), at: now)
    }

    /// The desk wrote to the requester after they last wrote themselves.
    private func isAsked(_ id: Ticket.ID) throws -> Bool {
        let turns = [Message.Kind.reply.rawValue, Message.Kind.answer.rawValue]
        let last = try row(
            "SELECT kind FROM message WHERE ticket_id = \(id) AND kind IN (\(list: turns)) ORDER BY id DESC LIMIT 1")
        return try last?.text("kind") == Message.Kind.reply.rawValue
    }

    public func resumeTicket(
        _ id: Ticket.ID, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .work, by: person)
        try ticket.check(version)
        return try resume(ticket, by: .person(person.id), at: now)
    }

    /// More became known about whom it touches.
    public func judgeTicket(
        _ id: Ticket.ID, careAffected: Bool, affected: CareCircumstances.Affected,
        workaround: CareCircumstances.Workaround, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .work, by: person)
        try ticket.check(version)
        var circumstances = ticket.circumstances
        circumstances.careAffected = careAffected
        circumstances.affected = affected
        circumstances.workaround = workaround
        let judged = try ticket.judgedAgain(circumstances)
        guard judged != ticket else { return ticket }
        return try save(judged, was: ticket, as: .ticketJudged(judged, from: ticket), by: .person(person.id), at: now)
    }

    /// Closes what was resolved long enough ago for anybody to have said that it is not right.
    /// - Returns: how many; fewer than `limit` when no more are due.
    public func closeResolvedTickets(at now: Moment, limit: Int) throws -> Int {
        let before = try serviceLevels().closesWhatWasResolved(before: now)
        let due = try rows(
            """
            SELECT id FROM ticket WHERE state = 'resolved' AND resolved_at < \(before) ORDER BY resolved_at, id LIMIT \(limit)
            """)
        for row in due {
            guard let ticket = try ticket(try row.key("id")), ticket.state == .resolved else { continue }
            let closed = try ticket.closed()
            _ = try save(closed, was: ticket, as: .ticketClosed(closed), by: .desk, at: now)
        }
        return due.count
    }

    func resume(_ ticket: Ticket, by actor: Actor, at now: Moment) throws -> Ticket {
        let resumed = try ticket.resumed()
        return try save(resumed, was: ticket, as: .ticketResumed(resumed), by: actor, at: now)
    }

    /// By whose calendar a day begins.
    func deskZone(for priority: Priority) throws -> Zone {
        try serviceLevels().promise(for: priority)?.calendar.zone ?? .utc
    }
}
