import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct LookTests {
    @Test(arguments: engines)
    func aLookAtTheLogIsOnRecordOnceAMinute(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let now = Cast.morning
            let looks = try await database.write { tx in
                let cast = try tx.addCast()
                for seconds in [0, 10, 59, 60, 61] as [Int64] {
                    try tx.recordLookAtLog(by: cast.ruth, at: now + .seconds(seconds))
                }
                try tx.recordLookAtLog(by: cast.ada, at: now)
                return try tx.events(EventFilter(kind: "audit.read"), before: nil, limit: 10).map(\.at)
            }
            #expect(looks == [now, now + .minutes(1), now])
        }
    }

    @Test(arguments: engines)
    func whatAPageMissedIsNamedOnceOrAllOfItIs(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let (some, none, all) = try await database.write { tx in
                for number in [7, 8, 7] as [Int64] {
                    let happening = Happening(.ticketRead, about: .ticket(Ticket.ID(number)))
                    try tx.record(happening, by: .desk, at: Cast.morning)
                }
                return (
                    try tx.announcements(after: 0, atMost: 3), try tx.announcements(after: 3, atMost: 3),
                    try tx.announcements(after: 0, atMost: 2)
                )
            }
            #expect(some == [Announcement(topic: "ticket:8", event: 2), Announcement(topic: "ticket:7", event: 3)])
            #expect(none.isEmpty)
            #expect(all == [.outside(event: 3)])
        }
    }

    @Test(arguments: engines)
    func theLogIsFoundByItsDays(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let now = Cast.morning
            let found = try await database.write { tx in
                for day in Int64(0)..<40 {
                    try tx.record(Happening(.deskStarted, about: .desk), by: .desk, at: now + .days(day))
                }
                let filter = EventFilter(from: now + .days(10), until: now + .days(13))
                return try tx.events(filter, before: nil, limit: 100).map(\.number)
            }
            #expect(found == [13, 12, 11])
        }
    }
}
