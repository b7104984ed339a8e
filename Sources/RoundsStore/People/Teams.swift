import RoundsDomain
import RoundsSQL

extension Transaction {
    public func team(_ id: Team.ID) throws -> Team? {
        try row("SELECT id, name, version FROM team WHERE id = \(id)").map(Team.init(row:))
    }

    /// All teams by name; a hospital has tens, at most 500 are listed.
    public func teams() throws -> [Team] { try askTeams().answer() }

    public func askTeams() throws -> Asked<[Team]> {
        try ask("SELECT id, name, version FROM team ORDER BY name_key LIMIT 500").each(Team.init(row:))
    }

    public func members(of team: Team.ID) throws -> [Person] {
        try rows(
            """
            SELECT p.id, p.name, p.sign_in_name, p.email, p.phone, p.role, p.active, p.version
            FROM team_member m JOIN person p ON p.id = m.person_id
            WHERE m.team_id = \(team) ORDER BY p.name_key, p.id LIMIT 500
            """
        ).map(Person.init(row:))
    }
}

extension Transaction {
    /// The teams somebody belongs to, by name.
    public func teams(of person: Person.ID) throws -> [Team] {
        try rows(
            """
            SELECT t.id, t.name, t.version FROM team_member m JOIN team t ON t.id = m.team_id
            WHERE m.person_id = \(person) ORDER BY t.name_key LIMIT 500
            """
        ).map(Team.init(row:))
    }

    /// How many belong to each team; a team without anybody is not in it.
    public func memberCounts() throws -> [Team.ID: Int64] {
        let found = try rows("SELECT team_id, count(*) AS members FROM team_member GROUP BY team_id LIMIT 500")
        return Dictionary(
            try found.map { (try $0.key("team_id"), try $0.integer("members")) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension Team {
    init(row: Row) throws {
        self.init(id: try row.key("id"), name: try row.text("name"), version: try row.integer("version"))
    }
}
