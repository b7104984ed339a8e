import RoundsDomain
import RoundsSQL

extension Transaction {
    /// - Throws: ``Complaints`` when a team has this name already.
    public func addTeam(named name: String, by actor: Actor, at now: Moment) throws -> Team {
        let name = try Team.checkedName(name)
        let inserted = try row(
            """
            INSERT INTO team (name, name_key, version) VALUES (\(name), \(name.foldedKey), 1)
            ON CONFLICT (name_key) DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Complaints([Complaint("name", "A team called “\(name)” is there already.")]) }
        let team = Team(id: try inserted.key("id"), name: name)
        try record(Happening(.teamAdded, about: .team(team.id)), by: actor, at: now)
        return team
    }

    /// Sets who belongs to a team.
    public func setMembers(
        _ members: Set<Person.ID>, of team: Team.ID, by actor: Actor, at now: Moment
    ) throws {
        guard try self.team(team) != nil else { throw Denial.notFound }
        let before = Set(try self.members(of: team).map(\.id))
        guard before != members else { return }
        for gone in before.subtracting(members) {
            try run("DELETE FROM team_member WHERE team_id = \(team) AND person_id = \(gone)")
        }
        for new in members.subtracting(before) {
            guard try person(new) != nil else {
                throw Complaints([Complaint("members", "One of the people is not there.")])
            }
            try run("INSERT INTO team_member (team_id, person_id) VALUES (\(team), \(new))")
        }
        try record(
            Happening(
                .teamChanged, about: .team(team),
                facts: ["members_from": .number(Int64(before.count)), "members_to": .number(Int64(members.count))]),
            by: actor, at: now)
    }

    /// Saves a team's name and who belongs to it, if nobody saved since `version`.
    /// - Throws: ``Denial/notFound``, ``Stale``, ``Complaints``.
    public func saveTeam(
        _ id: Team.ID, named name: String, members: Set<Person.ID>, version: Int64, by actor: Actor, at now: Moment
    ) throws -> Team {
        let name = try Team.checkedName(name)
        guard let before = try team(id) else { throw Denial.notFound }
        guard before.version == version else { throw Stale(.team(id), current: before.version) }
        do {
            let won = try changed(
                """
                UPDATE team SET name = \(name), name_key = \(name.foldedKey), version = version + 1
                WHERE id = \(id) AND version = \(version)
                """)
            guard won == 1 else { throw Stale(.team(id), current: try team(id)?.version ?? 0) }
        } catch StorageError.notUnique {
            throw Complaints([Complaint("name", "A team called “\(name)” is there already.")])
        }
        if name != before.name {
            try record(Happening(.teamChanged, about: .team(id), facts: ["name": .flag(true)]), by: actor, at: now)
        }
        try setMembers(members, of: id, by: actor, at: now)
        return Team(id: id, name: name, version: version + 1)
    }
}
