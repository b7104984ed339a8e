import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/counts
    func countTicketsAPI(_ call: APICall) async throws -> APIAnswer {
        let person = call.person
        let counts = try await database.read { tx in try tx.ticketCounts(for: person.id) }
        return .ok(counts, TicketCounts.shape)
    }
}

extension Operation {
    static let countTickets = Operation(
        "countTickets", "Count the lists", in: .tickets, answer: .ok(TicketCounts.shape.schema, "The counts."))
}

extension TicketCounts {
    static let shape = Shape<TicketCounts>(
        "TicketCounts", "How many tickets stand in each list.",
        [
            .init("open", count) { .integer($0.open) },
            .init("unassigned", count, "Open, and nobody has it.") { .integer($0.unassigned) },
            .init("mine", count, "Open, and you have it.") { .integer($0.mine) },
            .init("resolved", count) { .integer($0.resolved) },
        ])

    private static let count = Schema(["type": "integer", "minimum": 0])
}
