import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /tickets/:number/reopen
    func reopenTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let now = now()
        _ = try await database.write { tx in try tx.reopenTicket(id, by: person, at: now) }
        return .done(.reopened, at: id.path)
    }
}
