import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/tickets/{number}
    func readTicketAPI(_ call: APICall) async throws -> APIAnswer {
        let person = call.person
        let id = try call[Parameter<Ticket.ID>.ticket]
        return .ticket(
            try await database.read { tx in try tx.record(of: try tx.ticket(id, for: .read, by: person), for: person) })
    }
}

extension Operation {
    static let readTicket = Operation(
        "readTicket", "Read a ticket", in: .tickets,
        "What is said on it is read from its messages. A requester reads their own tickets; others do not exist for them.",
        parameters: [Parameter<Ticket.ID>.ticket], answer: .ticket("The ticket."))
}
