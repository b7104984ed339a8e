import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /account/devices/:session/sign-out
    func signOutDevice(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let session: Session.ID = try context.key("session")
        let now = now()
        try await database.write { tx in try tx.revokeSession(session, of: person.id, by: person, at: now) }
        return .done(.signedOutDevice, at: "/account")
    }

    /// POST /account/devices/others/sign-out
    func signOutOtherDevices(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let now = now()
        let kept = context.session
        _ = try await database.write { tx in try tx.revokeSessions(of: person.id, except: kept, by: person, at: now) }
        return .done(.signedOutDevice, at: "/account")
    }
}

extension DeskContext {
    /// A number in the path; what is not a number is not here.
    func key<Subject>(_ name: String) throws -> Key<Subject> {
        guard let number = parameters.get(name).flatMap({ Int64($0) }), number > 0 else { throw Denial.notFound }
        return Key(number)
    }
}
