import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/tickets/{number}/events
    func listTicketEventsAPI(_ call: APICall) async throws -> APIAnswer {
        let person = call.person
        let id = try call[Parameter<Ticket.ID>.ticket]
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[EventRecord.after] ?? 0
        let (records, isMore) = try await database.read { tx in
            _ = try tx.ticket(id, for: .readNotes, by: person)
            let events = try tx.events(about: .ticket(id), after: after, limit: limit + 1)
            return (try tx.records(of: Array(events.prefix(limit))), events.count > limit)
        }
        return .page(records, next: isMore ? records.last.map { String($0.event.number) } : nil, EventRecord.page)
    }
}

extension Operation {
    static let listTicketEvents = Operation(
        "listTicketEvents", "Read the timeline of a ticket", in: .tickets, "Who did what and when, oldest first.",
        parameters: [Parameter<Ticket.ID>.ticket, Parameter<Int>.limit(), EventRecord.after],
        answer: .page(EventRecord.page.schema, "A page of the timeline."))
}
