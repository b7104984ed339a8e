import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    private static let peopleOnPage = 50

    /// GET /people?q=mar&after=17
    func showPeople(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let query = try request.query()
        let sought = String((query.text("q") ?? "").trimmed.singleLine.prefix(PersonDraft.signInNameLength))
        let after = query.text("after").flatMap { Int64($0) }.map { Person.ID($0) }
        let most = Self.peopleOnPage
        let found = try await database.read { tx in
            let last = try after.flatMap { try tx.person($0) }.map { (name: $0.name, id: $0.id) }
            return try tx.people(matching: sought, after: last, limit: most + 1)
        }
        let people = Array(found.prefix(most))
        let start = sought.isEmpty ? "/people?" : "/people?q=\(sought.queryEscaped)&"
        let screen = PeopleScreen(
            people: people, sought: sought,
            pager: Pager(
                first: after == nil ? nil : String(start.dropLast()),
                next: found.count > most ? people.last.map { "\(start)after=\($0.id)" } : nil,
                text: "\(people.count) shown"),
            mayManage: person.may(.managePeople))
        return .page(peoplePage(screen, in: frame(request, context)))
    }
}
