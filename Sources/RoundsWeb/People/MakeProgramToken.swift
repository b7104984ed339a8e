import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /people/:person/tokens — for a program, which cannot sign in to make its own.
    func makeProgramToken(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Person.ID = try context.key("person")
        let form = try await request.form(upTo: 16_384)
        guard let owner = try await database.read({ tx in try tx.person(id) }) else { throw Denial.notFound }
        do {
            return try await makeToken(form, for: owner, back: id.path + "#tokens", request, context)
        } catch let complaints as Complaints {
            let entries = Entries(token: form, complaints: complaints.list)
            return try await personPage(id, request, context, token: entries, status: .unprocessableContent)
        }
    }

    /// POST /people/:person/tokens/:token/revoke
    func revokeProgramToken(_ request: Request, _ context: DeskContext) async throws -> Response {
        let owner: Person.ID = try context.key("person")
        let token: APIToken.ID = try context.key("token")
        let person = try context.person
        let now = now()
        try await database.write { tx in try tx.revokeToken(token, by: person, at: now) }
        return .done(.tokenRevoked, at: owner.path + "#tokens")
    }
}
