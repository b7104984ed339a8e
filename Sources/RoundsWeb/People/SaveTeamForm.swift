import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /teams/:team
    func showTeam(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await teamPage(try context.key("team"), request, context)
    }

    /// POST /teams/:team
    func saveTeam(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Team.ID = try context.key("team")
        let by = try context.person.id
        let form = try await request.form()
        let now = now()
        do {
            let version = try form.version
            let members = Set(form.all("members").prefix(500).compactMap { Int64($0) }.map { Person.ID($0) })
            try await database.write { tx in
                _ = try tx.saveTeam(
                    id, named: form.text("name") ?? "", members: members, version: version, by: .person(by), at: now)
            }
            return .done(.saved, at: "/teams/\(id)")
        } catch let complaints as Complaints {
            let entries = Entries(team: form, complaints: complaints.list)
            return try await teamPage(id, request, context, entries: entries, status: .unprocessableContent)
        } catch is Stale {
            let changed = Complaint(
                "", "A colleague changed this team meanwhile. Here it is as it stands now; change it again.")
            return try await teamPage(id, request, context, complaints: [changed], status: .conflict)
        }
    }

    private func teamPage(
        _ id: Team.ID, _ request: Request, _ context: DeskContext, entries: Entries? = nil,
        complaints: [Complaint] = [],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let (team, members, staff) = try await database.read { tx in
            guard let team = try tx.team(id) else { throw Denial.notFound }
            return (team, try tx.members(of: id), try tx.staff())
        }
        let others = members.filter { member in !staff.contains { $0.id == member.id } }
        var shown = entries ?? Entries(team: team, members: members)
        shown.complaints += complaints
        let screen = TeamScreen(
            team: team, members: members, choices: staff + others, entries: shown, mayManage: person.may(.managePeople))
        return .page(RoundsWeb.teamPage(screen, in: frame(request, context)), status: status)
    }
}

extension Entries {
    fileprivate init(team: Team, members: [Person]) {
        self.init(["name": team.name])
        for member in members { values["member:\(member.id)"] = "yes" }
    }

    fileprivate init(team form: FormBody, complaints: [Complaint]) {
        self.init(["name": form.text("name") ?? ""], complaints: complaints)
        for member in form.all("members").prefix(500) { values["member:" + member] = "yes" }
    }
}
