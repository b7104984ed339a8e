import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct PhoneStoreTests {
    @Test(arguments: engines) func whoCallsIsFoundByHowTheirNumberEnds(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let cast = try tx.addCast()
                try tx.setOwnPhone("+1 312 555-4417", of: cast.maria, at: Cast.morning)
                try tx.setOwnPhone("4417", of: cast.omar, at: Cast.morning)
                try tx.setOwnPhone("4418", of: cast.priya, at: Cast.morning)
                let ending = try tx.people(phoneEndingIn: "4417", limit: 8).map(\.name)
                #expect(ending == ["Maria Lopez", "Omar Haddad"])
                #expect(try tx.people(phoneEndingIn: "555 4417", limit: 8).map(\.name) == ["Maria Lopez"])
                for none in ["17", "", "maria", "44170"] {
                    #expect(try tx.people(phoneEndingIn: none, limit: 8).isEmpty, "\(none)")
                }
                _ = try tx.deactivatePerson(cast.omar.id, by: .desk, at: Cast.morning)
                #expect(try tx.people(phoneEndingIn: "4417", limit: 8).map(\.name) == ["Maria Lopez"])
                #expect(try tx.person(cast.omar.id)?.phone == "4417")
            }
        }
    }

    @Test(arguments: engines) func ownNumbersComeBeforeThoseOnceCalledFrom(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let cast = try tx.addCast()
                for caller in [cast.maria, cast.omar] {
                    let draft = try TicketDraft(kind: .incident, channel: .phone, title: "No tone", callback: "4417")
                    _ = try tx.report(draft, for: caller.id, by: cast.priya, at: Cast.morning)
                }
                let before = try tx.people(calledFrom: "4417", limit: 8).map(\.name)
                #expect(before == ["Omar Haddad", "Maria Lopez"])
                try tx.setOwnPhone("4417", of: cast.maria, at: Cast.morning)
                let after = try tx.people(calledFrom: "4417", limit: 8).map(\.name)
                #expect(after == ["Maria Lopez", "Omar Haddad"])
            }
        }
    }

    @Test(arguments: engines) func aNumberIsANewVersionAndALineOfTheLogThatDoesNotTellIt(
        engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let maria = try tx.addCast().maria
                try tx.setOwnPhone("4417", of: maria, at: Cast.morning)
                try tx.setOwnPhone(" 4417 ", of: maria, at: Cast.morning)
                #expect(try tx.person(maria.id)?.version == 2)
                let last = try tx.events(about: .person(maria.id), newest: 1).first
                #expect(last?.facts.contains("\"phone\":true") == true && last?.facts.contains("4417") == false)
                #expect(throws: Complaints.self) { try tx.setOwnPhone("soon", of: maria, at: Cast.morning) }
                try tx.setOwnPhone("", of: maria, at: Cast.morning)
                #expect(try tx.person(maria.id)?.phone == "")
            }
        }
    }
}
