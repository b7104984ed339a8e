import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/tickets/{number}
    func readTicketAPI(_ call: APICall) async throws -> APIAnswer {
        let person = call.person
        let id = try call[Parameter<Ticket.ID>.ticket]
        let now = call.now
        return .ticket(
            try await database.write(if: person.leavesTraceWhenReading) { tx in
                let ticket = try tx.ticket(id, for: .read, by: person)
                if person.leavesTraceWhenReading { try tx.recordRead(of: id, by: person, at: now) }
                return try tx.record(of: ticket, for: person)
            })
    }
}

extension Operation {
    static let readTicket = Operation(
        "readTicket", "Read a ticket", in: .tickets,
        "What is said on it is read from its messages. A requester reads their own tickets; others do not exist for them.",
        parameters: [Parameter<Ticket.ID>.ticket], answer: .ticket("The ticket."))
}
