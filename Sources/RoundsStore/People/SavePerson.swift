import RoundsDomain
import RoundsSQL

extension Transaction {
    /// - Throws: ``Complaints`` when the sign-in name is taken.
    public func addPerson(_ draft: PersonDraft, by actor: Actor, at now: Moment) throws -> Person {
        guard try person(signInName: draft.signInName) == nil else { throw PersonDraft.nameIsTaken }
        let inserted = try unlessTaken(PersonDraft.nameIsTaken) {
            try row(
                """
                INSERT INTO person (name, name_key, sign_in_name, sign_in_key, email, phone, phone_key, role, active,
                                    version)
                VALUES (\(draft.name), \(draft.name.foldedKey), \(draft.signInName), \(draft.signInName.foldedKey),
                        \(draft.email), \(draft.phone), \(PhoneNumber.key(of: draft.phone)),
                        \(draft.role.rawValue), 1, 1)
                RETURNING id
                """)
        }
        guard let inserted else { throw StorageError.shape("a new person has no number") }
        let person = Person(
            id: try inserted.key("id"), name: draft.name, signInName: draft.signInName, email: draft.email,
            phone: draft.phone, role: draft.role)
        try keepNameParts(of: person.id, person.name)
        try record(
            Happening(.personAdded, about: .person(person.id), facts: ["role": .text(person.role.rawValue)]),
            by: actor, at: now)
        return person
    }

    /// Saves a changed person if nobody saved since `version`. Losing the role or leaving signs them out everywhere;
    /// leaving also ends their API tokens and open links.
    /// - Throws: ``Stale``, ``Complaints``, ``Refusal`` when no active administrator would remain, or when checks report in
    ///   this person's name and could not in that role.
    public func savePerson(
        _ id: Person.ID, _ draft: PersonDraft, active: Bool, version: Int64, by actor: Actor, at now: Moment
    ) throws -> Person {
        guard let before = try person(id) else { throw Denial.notFound }
        guard before.version == version else { throw Stale(.person(id), current: before.version) }
        if let other = try person(signInName: draft.signInName), other.id != id { throw PersonDraft.nameIsTaken }
        try keepReporting(before, as: draft.role)
        let won = try unlessTaken(PersonDraft.nameIsTaken) {
            try changed(
                """
                UPDATE person
                SET name = \(draft.name), name_key = \(draft.name.foldedKey), sign_in_name = \(draft.signInName),
                    sign_in_key = \(draft.signInName.foldedKey), email = \(draft.email), phone = \(draft.phone),
                    phone_key = \(PhoneNumber.key(of: draft.phone)), role = \(draft.role.rawValue),
                    active = \(active), version = version + 1
                WHERE id = \(id) AND version = \(version)
                """)
        }
        guard won == 1, let saved = try person(id) else { throw Stale(.person(id), current: 0) }
        if before.name != saved.name { try keepNameParts(of: id, saved.name) }
        if before.role != saved.role || !saved.isActive { _ = try endSessions(of: id) }
        if before.isActive && !saved.isActive { try endKeys(of: id, at: now) }
        try record(
            Happening(
                .personChanged, about: .person(id),
                facts: [
                    "role_from": .text(before.role.rawValue), "role_to": .text(saved.role.rawValue),
                    "active": .flag(saved.isActive), "name": .flag(before.name != saved.name),
                    "phone": .flag(before.phone != saved.phone),
                ]), by: actor, at: now)
        // Asked behind the event, whose number only one transaction at a time can take: two administrators who remove each
        // other in the same moment are told one after the other.
        if before.role == .administrator, before.isActive, try !hasAdministrator() {
            throw Person.isLastAdministrator(before.name)
        }
        return saved
    }

    /// What somebody who left could still get in with; coming back does not revive it.
    private func endKeys(of person: Person.ID, at now: Moment) throws {
        try run("UPDATE api_token SET revoked_at = \(now) WHERE person_id = \(person) AND revoked_at IS NULL")
        try run("DELETE FROM invitation WHERE person_id = \(person) AND used_at IS NULL")
    }

    /// How many active ones there are.
    func administrators() throws -> Int {
        let found = try row(
            "SELECT COUNT(*) AS count FROM person WHERE role = \(Role.administrator.rawValue) AND active = 1")
        return Int(try found?.integer("count") ?? 0)
    }

    public func hasAdministrator() throws -> Bool {
        try row("SELECT id FROM person WHERE role = \(Role.administrator.rawValue) AND active = 1 LIMIT 1") != nil
    }
}
