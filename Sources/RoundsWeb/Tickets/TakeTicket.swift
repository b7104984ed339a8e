import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /tickets/:number/take
    func takeTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let seen = try await request.form().text("holder")
        let now = now()
        _ = try await database.write { tx in
            if let seen { try tx.checkHolder(of: id, seen: seen, by: person) }
            return try tx.takeTicket(id, by: person, at: now)
        }
        return .done(.taken, at: id.path)
    }
}

extension Transaction {
    /// - Parameter seen: who had it on the page that was pressed; empty for nobody.
    /// - Throws: ``Refusal`` when somebody else has it meanwhile: nobody takes a colleague's work without knowing.
    fileprivate func checkHolder(of id: Ticket.ID, seen: String, by person: Person) throws {
        guard let holder = try ticket(id, for: .work, by: person).fields.assignee, holder != person.id,
            holder.description != seen
        else { return }
        let name = try self.person(holder)?.name ?? "A colleague"
        throw Refusal("\(name) has taken it meanwhile. Look at it again; you can still take it over.")
    }
}

extension Key where Subject == Ticket {
    var path: String { "/tickets/\(number)" }
}
