import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /teams
    func showTeams(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await teamsPage(request, context)
    }

    /// POST /teams
    func addTeam(_ request: Request, _ context: DeskContext) async throws -> Response {
        let by = try context.person
        let form = try await request.form(upTo: 16_384)
        do {
            return try await once(form, by: by, .saved) { tx, now in
                let team = try tx.addTeam(named: form.text("name") ?? "", by: .person(by.id), at: now)
                return "/teams/\(team.id)"
            }
        } catch let complaints as Complaints {
            let entries = Entries(form, complaints: complaints.list)
            return try await teamsPage(request, context, entries: entries, status: .unprocessableContent)
        }
    }

    private func teamsPage(
        _ request: Request, _ context: DeskContext, entries: Entries = Entries(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let (teams, counts) = try await database.read { tx in (try tx.teams(), try tx.memberCounts()) }
        let screen = TeamsScreen(
            teams: teams.map { .init(team: $0, members: counts[$0.id] ?? 0) }, entries: entries,
            mayManage: person.may(.managePeople))
        return .page(RoundsWeb.teamsPage(screen, in: frame(request, context)), status: status)
    }
}
