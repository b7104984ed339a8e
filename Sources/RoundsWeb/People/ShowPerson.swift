import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /people/:person
    func showPerson(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await personPage(try context.key("person"), request, context)
    }

    /// The page, with what came back from one of its forms.
    func personPage(
        _ id: Person.ID, _ request: Request, _ context: DeskContext, entries: Entries? = nil, token: Entries? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let by = try context.person
        let now = now()
        let mayManage = by.may(.managePeople)
        let rule = settings.sessions
        let (person, teams, sessions, tokens) = try await database.read { tx in
            guard let person = try tx.person(id) else { throw Denial.notFound }
            return (
                person, try tx.teams(of: id), mayManage ? try tx.sessions(of: id, rule: rule, at: now) : [],
                mayManage && person.role == .program ? try tx.tokens(of: id) : nil
            )
        }
        let screen = PersonScreen(
            person: person, teams: teams, devices: sessions.map { device($0, in: context, now: now) },
            tokens: tokens.map { tokenList($0, of: person, by: by, at: id.path + "/tokens", entries: token, now: now) },
            entries: entries ?? Entries(person.entries), mayManage: mayManage)
        return .page(RoundsWeb.personPage(screen, in: frame(request, context)), status: status)
    }
}
