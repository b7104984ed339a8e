import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /people/:person/link — a new link ends the one before.
    func makeLink(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Person.ID = try context.key("person")
        let by = try context.person.id
        var system = SystemRandomNumberGenerator()
        let secret = Secret(using: &system)
        let now = now()
        let person = try await database.write { tx in
            try tx.invite(id, with: secret, by: .person(by), at: now)
            return try tx.person(id)
        }
        guard let person else { throw Denial.notFound }
        return showLink(secret, for: person, request, context)
    }

    /// POST /people/:person/sign-out
    func signOutPerson(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Person.ID = try context.key("person")
        let by = try context.person
        let now = now()
        _ = try await database.write { tx in try tx.revokeSessions(of: id, by: by, at: now) }
        return .done(.signedOutDevice, at: id.path)
    }
}
