import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Looking at a ticket with its notes leaves a line; looking again within ten minutes does not leave another.
    public func recordRead(of id: Ticket.ID, by person: Person, at now: Moment) throws {
        let last = try row(
            """
            SELECT at FROM event
            WHERE subject_kind = 'ticket' AND subject_id = \(id) AND actor = \(Actor.person(person.id).code)
              AND kind = \(Happening.Kind.ticketRead.rawValue)
            ORDER BY number DESC LIMIT 1
            """)
        if let last, now - (try last.moment("at")) < .minutes(10) { return }
        try record(Happening(.ticketRead, about: .ticket(id)), by: .person(person.id), at: now)
    }
}
