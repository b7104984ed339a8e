import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /tickets/:number/row — one line of the queue, for live updates.
    func showRow(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id = try context.ticketNumber()
        guard let line = try await database.read({ tx in try tx.tickets(numbered: [id]) }).first else {
            throw Denial.notFound
        }
        return .page(ticketRow(row(line, for: person, now: now())))
    }
}
