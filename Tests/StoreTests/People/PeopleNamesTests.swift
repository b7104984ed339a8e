import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct PeopleNamesTests {
    @Test(arguments: engines) func peopleAreFoundByAnyWordOfTheirName(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let cast = try tx.addCast()
                for typed in ["lopez", "Lop", "maria l", "Lopez, Maria", "maria"] {
                    #expect(try tx.people(matching: typed, limit: 8).map(\.name) == ["Maria Lopez"], "\(typed)")
                }
                #expect(try tx.people(matching: "lopez whitaker", limit: 8).isEmpty)
                #expect(try tx.people(matching: "opez", limit: 8).isEmpty)
                let draft = try PersonDraft(
                    name: "Maria Whitaker-Gray", signInName: "maria", email: "", role: .requester)
                _ = try tx.savePerson(
                    cast.maria.id, draft, active: true, version: cast.maria.version, by: .desk, at: Cast.morning)
                #expect(try tx.people(matching: "lopez", limit: 8).isEmpty)
                #expect(
                    try tx.people(matching: "whit", limit: 8).map(\.name) == ["Maria Whitaker-Gray", "Sam Whitaker"])
                #expect(try tx.people(matching: "gray", limit: 8).map(\.id) == [cast.maria.id])
            }
        }
    }
}
