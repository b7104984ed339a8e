import RoundsDomain
import RoundsSQL
import RoundsStore

/// Those who report and those who help in the generated data.
struct BenchPeople: Sendable {
    static let teamNames = ["Service desk", "Clinical applications", "Infrastructure", "Devices", "Network"]

    let requesters: [Person]
    let staff: [Person]
    let teams: [Team.ID]

    /// Adds them to an empty desk: one who reports for every fifty tickets, from 100 to 4,000, and forty who help.
    static func added(
        for tickets: Int, seed: UInt64, to database: any Database, at now: Moment
    ) async throws -> BenchPeople {
        return try await database.write { tx in
            var random = SplitMix64(seed: seed)
            func add(_ role: Role, _ number: Int) throws -> Person {
                let name = "\(random.one(of: SceneWords.firstNames)) \(random.one(of: SceneWords.lastNames))"
                let draft = try PersonDraft(
                    name: name, signInName: "\(role.rawValue).\(number)",
                    email: "\(role.rawValue).\(number)@bench.example",
                    role: role)
                return try tx.addPerson(draft, by: .desk, at: now)
            }
            let staff = try [add(.lead, 1)] + (2...40).map { try add(.specialist, $0) }
            let requesters = try (1...min(max(tickets / 50, 100), 4_000)).map { try add(.requester, $0) }
            let teams = try teamNames.map { try tx.addTeam(named: $0, by: .desk, at: now).id }
            return BenchPeople(requesters: requesters, staff: staff, teams: teams)
        }
    }
}
