import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /tickets/:number/take
    func takeTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let now = now()
        _ = try await database.write { tx in try tx.takeTicket(id, by: person, at: now) }
        return .done(.taken, at: id.path)
    }
}

extension Key where Subject == Ticket {
    var path: String { "/tickets/\(number)" }
}
