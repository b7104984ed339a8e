import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /people/:person
    func savePerson(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Person.ID = try context.key("person")
        let by = try context.person.id
        let form = try await request.form(upTo: 16_384)
        let now = now()
        do {
            let draft = try PersonDraft(form)
            let version = try form.version
            try await database.write { tx in
                guard let person = try tx.person(id) else { throw Denial.notFound }
                _ = try tx.savePerson(
                    id, draft, active: person.isActive, version: version, by: .person(by), at: now)
            }
            return .done(.saved, at: id.path)
        } catch let complaints as Complaints {
            let entries = Entries(form, complaints: complaints.list)
            return try await personPage(id, request, context, entries: entries, status: .unprocessableContent)
        } catch is Stale {
            guard let current = try await database.read({ tx in try tx.person(id) }) else { throw Denial.notFound }
            let entries = PersonEdit(form: form, current: current).entries
            return try await personPage(id, request, context, entries: entries, status: .conflict)
        }
    }
}

extension FormBody {
    /// The version of the thing the form was filled in about.
    var version: Int64 {
        get throws {
            guard let version = text("version").flatMap({ Int64($0) }) else {
                throw Unusable(
                    .unreadable, "The form came without its version. Open the page and try again.")
            }
            return version
        }
    }
}
