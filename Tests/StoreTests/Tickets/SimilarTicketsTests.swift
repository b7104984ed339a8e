import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct SimilarTicketsTests {
    @Test(arguments: engines) func sharedPhrasesOfEveryReportMakeNothingAlike(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let badge = try await database.report("Badge reader does not work, the screen is dark", for: cast)
            _ = try await database.report("Fax does not work, the screen is dark", for: cast)
            // One telling word of another matter is not enough either.
            _ = try await database.report("New badge for a student", for: cast)
            #expect(try await database.read { try $0.askSimilar(to: badge).answer() } == [])
        }
    }

    @Test(arguments: engines) func twoRareWordsOrOneOfTheSameServiceDo(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let service = try await database.write { try $0.addSmallHospital().chart.id }
            let asked = try await database.report("Wristband ribbon is torn", for: cast, service: service)
            let words = try await database.report("Ribbon of the wristband jams", for: cast)
            let kin = try await database.report("Ribbon ordered", for: cast, service: service)
            _ = try await database.report("Ribbon cable of the lift", for: cast)
            let found = try await database.read { try $0.askSimilar(to: asked).answer().map(\.id) }
            #expect(Set(found) == [words.id, kin.id] && found.count == 2)
        }
    }

    @Test(arguments: engines) func aWordOfEveryOtherTicketIsNotRare(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            try await database.write { tx in
                for number in 1...70 {
                    let title = "Cart battery \(number + 500)"
                    let draft = try TicketDraft(kind: .incident, channel: .portal, title: title)
                    _ = try tx.report(draft, for: cast.maria.id, by: cast.maria, at: Cast.morning)
                }
            }
            let asked = try await database.report("Cart battery swells", for: cast)
            #expect(try await database.read { try $0.askSimilar(to: asked).answer() } == [])
            let twin = try await database.report("Cart: swollen battery swells more", for: cast)
            #expect(try await database.read { try $0.askSimilar(to: asked).answer() } == [])
            #expect(try await database.read { try $0.askSimilar(to: twin).answer() } == [])
        }
    }
}

extension Database {
    fileprivate func report(_ title: String, for cast: Cast, service: Service.ID? = nil) async throws -> Ticket {
        try await write { tx in
            let draft = try TicketDraft(kind: .incident, channel: .portal, title: title, service: service)
            return try tx.report(draft, for: cast.maria.id, by: cast.maria, at: Cast.morning)
        }
    }
}
