import RoundsDomain
import RoundsSQL
import RoundsStore

/// Who works at Cedar Hollow, as far as the desk knows them.
struct DemoPeople {
    struct Requester {
        let person: Person
        let place: String
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
        for (name, signInName, place) in Self.wards {
            requesters.append(Requester(person: try add(name, signInName, .requester), place: place))
        }
    }

    private static let wards = [
        ("Maria Lopez", "maria", "4 West oncology, nurses' station"),
        ("Omar Haddad", "omar", "Emergency department, triage"),
        ("Grace Okafor", "grace", "Intensive care, bed 12"), ("Tom Becker", "tom", "Imaging, CT 2"),
        ("Helen Park", "helen", "Core laboratory"), ("Jonas Lind", "jonas", "Inpatient pharmacy"),
        ("Aisha Rahman", "aisha", "3 West telemetry, room 314"), ("Victor Ruiz", "victor", "Operating suite, room 5"),
        ("Emily Carter", "emily", "Patient registration"), ("Kwame Osei", "kwame", "Emergency department, trauma 1"),
        ("Sofia Marino", "sofia", "Labour and delivery, room 7"), ("Ben Novak", "ben", "5 South rehabilitation"),
        ("Linh Tran", "linh", "Neonatal intensive care"), ("Carlos Mendez", "carlos", "Dialysis"),
        ("Anna Weiss", "anna", "Family medicine clinic"), ("Peter Hall", "peter", "Health information management"),
        ("Fatima Noor", "fatima", "3 East medical, room 320"), ("Iris Blom", "iris", "Oncology clinic and infusion"),
        ("Dev Patel", "dev", "Catheterisation lab"), ("Rosa Silva", "rosa", "Postpartum, room 3"),
        ("Max Fischer", "max", "Eastport urgent care"), ("Joan Miller", "joan", "Patient accounts"),
        ("Yuki Sato", "yuki", "Recovery, bay 9"), ("Clara Jensen", "clara", "5 North behavioural health"),
        ("Hugo Laurent", "hugo", "Sterile processing"),
    ]
}
