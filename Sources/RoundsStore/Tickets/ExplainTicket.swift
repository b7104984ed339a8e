import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Says afterwards why it happened: the requester has been told what fixed it, the next one needs the cause.
    /// - Throws: ``Refusal`` while the ticket is open.
    public func explainTicket(
        _ id: Ticket.ID, cause: String, version: Int64? = nil, by person: Person, at now: Moment
    ) throws -> Ticket {
        let ticket = try ticket(id, for: .work, by: person)
        if let version, version != ticket.version { throw Stale(.ticket(id), current: ticket.version) }
        let cause = cause.trimmed
        var complaints: [Complaint] = []
        if cause.isEmpty { complaints.append(Complaint("cause", "Say why it happened.")) }
        complaints.check("cause", "The cause", cause, most: Message.Draft.maximumLength)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        let happening = Happening(.ticketExplained, about: .ticket(id))
        return try save(
            try ticket.explained(cause: cause), was: ticket, as: happening, by: .person(person.id), at: now)
    }
}
