import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/teams
    func listTeamsAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.teams() }, TeamShape.all)
    }

    /// GET /api/v1/teams/{id}
    func readTeamAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[TeamShape.number]
        return .team(try await database.read { tx in try tx.teamRecord(id) })
    }

    /// POST /api/v1/teams
    func addTeamAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let name = body[TeamShape.name]
        try body.finish()
        return Change { tx in
            let team = try tx.addTeam(named: name, by: .person(person.id), at: now)
            return .created(
                TeamRecord(team: team, members: []), TeamShape.whole, at: "/api/v1/teams/\(team.id)",
                version: team.version)
        }
    }

    /// PATCH /api/v1/teams/{id}
    func changeTeamAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[TeamShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let (name, members) = (body[TeamShape.newName], body[TeamShape.newMembers])
        try body.finish()
        return Change { tx in
            let record = try tx.teamRecord(id)
            try seen.require(record.team.version)
            var (called, people) = (record.team.name, Set(record.members.map(\.id)))
            name.applied(to: &called)
            members.applied(to: &people)
            _ = try tx.saveTeam(
                id, named: called, members: people, version: record.team.version, by: .person(person.id), at: now)
            return .team(try tx.teamRecord(id))
        }
    }
}

extension Operation {
    static let listTeams = Operation(
        "listTeams", "List teams", in: .people, "By name, all of them.",
        answer: .ok(TeamShape.all.schema, "The teams."))

    static let readTeam = Operation(
        "readTeam", "Read a team", in: .people, parameters: [TeamShape.number],
        answer: .ok(TeamShape.whole.schema, "The team with its members.", etag: true))

    static let addTeam = Operation(
        "addTeam", "Add a team", in: .people, body: TeamShape.newTeam,
        answer: .created(TeamShape.whole.schema, "The new team; `Location` leads to it.", etag: true))

    static let changeTeam = Operation(
        "changeTeam", "Change a team", in: .people, "A list of members replaces the one that was.",
        parameters: [TeamShape.number, Condition.mustMatch], body: TeamShape.change,
        answer: .ok(TeamShape.whole.schema, "The team with its members.", etag: true))
}

/// A team with who belongs to it.
struct TeamRecord: Sendable {
    let team: Team
    let members: [Person]
}

extension Transaction {
    fileprivate func teamRecord(_ id: Team.ID) throws -> TeamRecord {
        guard let team = try team(id) else { throw Denial.notFound }
        return TeamRecord(team: team, members: try members(of: id))
    }
}

extension APIAnswer {
    fileprivate static func team(_ record: TeamRecord) -> APIAnswer {
        .ok(record, TeamShape.whole, version: record.team.version)
    }
}

enum TeamShape {
    static let short = Shape<Team>(
        "TeamName", "A team by number and name.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("name", Schema.text(1...Team.nameLength).example("Clinical applications")) { .string($0.name) },
        ])

    static let all = Shape<[Team]>(
        "Teams", "All teams.", [.init("teams", .list(short.schema, 0...500)) { JSON($0.map(short.json)) }])

    static let whole = Shape<TeamRecord>(
        "Team", "A group that tickets are given to.",
        [
            .init("id", .number) { .integer($0.team.id.number) },
            .init("name", .text(1...Team.nameLength)) { .string($0.team.name) },
            .init("members", .list(PersonName.shape.schema, 0...500)) { record in
                JSON(record.members.map { PersonName.shape.json(PersonName(id: $0.id, name: $0.name)) })
            },
            .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
                .integer($0.team.version)
            },
        ])

    static let number = Parameter<Team.ID>.key(of: "team")
    static let name = Member<String>.text(
        "name", 1...Team.nameLength, "What the team is called; no other team is called so.",
        example: "Clinical applications")
    static let newName = Member<Edit<String>>.editedText(
        "name", 1...Team.nameLength, "What the team is called.", example: "Imaging")
    static let newMembers = Member<Edit<Set<Person.ID>>>.editedKeys(
        "members", 0...500, "The numbers of the people who belong to it.", example: [3, 4])
    static let newTeam = Operation.Body(name: "NewTeam", members: [name])
    static let change = Operation.Body(name: "TeamChange", members: [newName, newMembers], atLeast: 1)
}
