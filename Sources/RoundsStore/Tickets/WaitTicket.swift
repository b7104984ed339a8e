import RoundsDomain
import RoundsSQL

extension Transaction {
    /// The desk waits for somebody. Calling again changes for whom, or the follow-up day.
    public func putTicket(
        _ id: Ticket.ID, _ waiting: Ticket.Waiting, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .work, by: person)
        try ticket.check(version)
        guard ticket.hasReader || waiting.on != .requester else { throw Complaints([.nobodyReads("on")]) }
        let today = try deskZone(for: ticket).day(of: now)
        let put = try ticket.put(waiting, today: today)
        return try save(put, was: ticket, as: .ticketPut(put), by: .person(person.id), at: now)
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
    private func deskZone(for ticket: Ticket) throws -> Zone {
        try serviceLevels().promise(for: ticket.fields.priority)?.calendar.zone ?? .utc
    }
}
