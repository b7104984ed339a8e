import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /people/:person/leave — they stay named in the record and cannot sign in.
    func leave(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await setActive(false, request, context)
    }

    /// POST /people/:person/return
    func comeBack(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await setActive(true, request, context)
    }

    private func setActive(_ active: Bool, _ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Person.ID = try context.key("person")
        let by = try context.person.id
        let version = try await request.form(upTo: 16_384).version
        let now = now()
        try await database.write { tx in
            guard let person = try tx.person(id) else { throw Denial.notFound }
            let draft = try PersonDraft(
                name: person.name, signInName: person.signInName, email: person.email, phone: person.phone,
                role: person.role)
            _ = try tx.savePerson(id, draft, active: active, version: version, by: .person(by), at: now)
        }
        return .done(.saved, at: id.path)
    }
}
