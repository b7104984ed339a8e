import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct UpgradeTests {
    /// Every step on the way is one that some desk may stand on.
    @Test(arguments: engines) func aDeskOfAnOlderSchemaKeepsItsLists(engine: TestEngine) async throws {
        let older = Array(Migrations.all.prefix(4))
        try await withDatabaseURL(on: engine, migrations: older) { url in
            let before = try await withOpened(url, migrations: older) { db in
                let (cast, ticket) = try await db.reported()
                try await db.write { tx in
                    let second = try tx.report(.labels, for: cast.maria.id, by: cast.maria, at: Cast.morning)
                    _ = try tx.report(.labels, for: cast.maria.id, by: cast.maria, at: Cast.morning)
                    _ = try tx.takeTicket(ticket.id, by: cast.priya, at: Cast.morning)
                    _ = try tx.resolveTicket(
                        second.id, fix: "New ribbon.", cause: "Old ribbon", by: cast.priya, at: Cast.morning)
                }
                return try await db.lists(of: cast)
            }
            try await withOpened(url) { db in
                let cast = try await db.read { tx in try #require(try tx.person(signInName: "priya")) }
                #expect(try await db.lists(of: cast.id) == before)
                #expect(try await db.health().migration == Migrations.all.count)
            }
            #expect(before.map(\.count) == [2, 1, 1, 1, 3])
        }
    }
}

extension Database {
    fileprivate func lists(of cast: Cast) async throws -> [[TicketLine]] { try await lists(of: cast.priya.id) }

    fileprivate func lists(of person: Person.ID) async throws -> [[TicketLine]] {
        try await read { tx in
            try [TicketList.open, .unassigned, .assigned(to: person), .resolved, .all].map { list in
                try tx.tickets(list, limit: 50).lines
            }
        }
    }
}
