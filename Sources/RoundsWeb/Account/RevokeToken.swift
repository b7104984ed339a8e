import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /account/tokens/:token/revoke
    func revokeToken(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let token: APIToken.ID = try context.key("token")
        let now = now()
        try await database.write { tx in try tx.revokeToken(token, by: person, at: now) }
        return .done(.tokenRevoked, at: "/account#tokens")
    }
}
