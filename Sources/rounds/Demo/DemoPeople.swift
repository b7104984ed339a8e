import RoundsDomain
import RoundsSQL
import RoundsStore

/// Who works at Cedar Hollow, as far as the desk knows them.
struct DemoPeople {
    struct Requester {
        let person: Person
        let place: String
        /// The code of the unit.
        let unit: String
    }

    var requesters: [Requester] = []
    var specialists: [Person] = []
    var teams: [DemoTeam: Team.ID] = [:]

    /// Adds them, all with the same password.
    init(_ tx: any Transaction, password: PasswordHash, at now: Moment) throws {
        func add(_ name: String, _ signInName: String, _ role: Role) throws -> Person {
            let draft = try PersonDraft(
                name: name, signInName: signInName, email: "\(signInName)@cedarhollow.example", role: role)
            let person = try tx.addPerson(draft, by: .desk, at: now)
            try tx.setPassword(password, of: person.id, by: .desk, at: now)
            return person
        }
        specialists = [
            try add("Priya Raman", "priya", .specialist), try add("Lee Chen", "lee", .specialist),
            try add("Noor Aziz", "noor", .specialist), try add("Sam Whitaker", "sam", .lead),
        ]
        _ = try add("Dana Brooks", "dana", .privacyOfficer)
        _ = try add("Ruth Adler", "ruth", .auditor)
        _ = try add("Ada Stone", "ada", .administrator)
        for team in DemoTeam.allCases {
            let made = try tx.addTeam(named: team.rawValue, by: .desk, at: now)
            try tx.setMembers(Set(specialists.map(\.id)), of: made.id, by: .desk, at: now)
            teams[team] = made.id
        }
        for (name, signInName, place, unit) in Self.wards {
            requesters.append(Requester(person: try add(name, signInName, .requester), place: place, unit: unit))
        }
    }
}
