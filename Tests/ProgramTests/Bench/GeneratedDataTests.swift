import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@testable import rounds

@Suite struct GeneratedDataTests {
    @Test(arguments: engines) func pouredLivesLeaveWhatTheDeskItselfWouldHaveLeft(on engine: TestEngine) async throws {
        let seed = UInt64.random(in: 0 ... .max)
        let played = try await desk(on: engine, seed: seed) { tx, lives in try tx.play(lives) }
        let poured = try await desk(on: engine, seed: seed) { tx, lives in try tx.pour(lives) }
        for (name, rows) in played.tables { #expect(poured.tables[name] == rows, "\(name), seed \(seed)") }
        #expect(played.tables["ticket"]?.count == 50 && played.tables["message"]?.count == 250)
        #expect(played.found.contains { !$0.isEmpty } && poured.found == played.found, "seed \(seed)")
        #expect(poured.fault == nil, "seed \(seed)")
    }

    @Test func theSameSeedMakesTheSameLives() async throws {
        let once = try await desk(on: .sqlite, seed: 4) { tx, lives in try tx.pour(lives) }
        let again = try await desk(on: .sqlite, seed: 4) { tx, lives in try tx.pour(lives) }
        #expect(once.tables == again.tables)
    }

    /// What is in a desk of fifty tickets.
    private struct Contents {
        var tables: [String: [[Value]]]
        var found: [[Int64]]
        var fault: Chain.Fault?
    }

    private func desk(
        on engine: TestEngine, seed: UInt64, _ fill: @Sendable @escaping (any Transaction, [TicketLife]) throws -> Void
    ) async throws -> Contents {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let people = try await BenchPeople.added(for: 50, seed: seed, to: database, at: Cast.morning - .days(2_000))
            let lives = LifeMaker(seed: seed, tickets: 50, people: people, until: Cast.morning).lives(from: 0)
            try await database.write { tx in try fill(tx, lives) }
            return try await database.read { tx in
                let tables: [(String, SQL)] = [
                    ("ticket", "SELECT * FROM ticket ORDER BY id"), ("message", "SELECT * FROM message ORDER BY id"),
                    ("event", "SELECT * FROM event ORDER BY number"), ("event_chain", "SELECT * FROM event_chain"),
                    ("ticket_tally", "SELECT * FROM ticket_tally WHERE count <> 0 ORDER BY facet, value"),
                    ("search", "SELECT kind, number, title, body FROM search_document ORDER BY id"),
                ]
                let found = try ["printer", "service", "4", "slow"].map { word in
                    try tx.search(
                        SearchRequest(terms: [.init(words: [word], open: true)], audience: "staff", limit: 50)
                    ).map(\.number)
                }
                let events = try tx.events(from: 1, limit: 1_000)
                return Contents(
                    tables: Dictionary(
                        try tables.map { ($0.0, try tx.rows($0.1).map(\.values)) },
                        uniquingKeysWith: { first, _ in first }),
                    found: found, fault: Chain.fault(in: events, after: (0, Chain.start)))
            }
        }
    }
}
