import Foundation
import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct FoldClocksTests {
    /// Two hundred are quick enough for every run; ROUNDS_HISTORIES=10000 is for before a release.
    private static let histories = ProcessInfo.processInfo.environment["ROUNDS_HISTORIES"].flatMap(Int.init) ?? 200

    /// Through the desk's own functions: what stands beside each ticket is always what its events fold to. The histories lie
    /// on both sides of the days on which clocks are moved.
    @Test(arguments: engines) func whatIsStoredIsAlwaysWhatTheEventsFoldTo(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            let seed = UInt64.random(in: 0 ... .max)
            let zone = try #require(ZoneBook.installed["America/Chicago"])
            try await database.write { try $0.plantServiceLevels(in: zone, at: Cast.morning) }
            for batch in 0..<5 {
                try await database.write { tx in
                    var dice = SplitMix64(seed: seed &+ UInt64(batch))
                    for _ in 0..<Self.histories / 5 { try tx.live(cast, &dice) }
                }
                try await database.write { tx in
                    let before = try tx.serviceLevels()
                    var targets = before.targets
                    targets[.p3] = .init(
                        responseMinutes: Int64(10 + batch), resolutionMinutes: 600,
                        calendar: .init(Int64(1 + batch % 2)))
                    _ = try tx.saveServiceLevels(
                        ServiceLevels(targets: targets, calendars: before.calendars), version: before.version,
                        by: cast.sam, at: Cast.morning)
                }
                while try await database.write({ try $0.foldClocksAgain(limit: 50) }) == 50 {}
                let wrong = try await database.read { tx in
                    let levels = try tx.serviceLevels()
                    return try tx.rows("SELECT id FROM ticket WHERE open = 1").map { try $0.key("id") as Ticket.ID }
                        .filter { try tx.storedClock(of: $0) != StoredClock(tx.clockMarks(of: $0), by: levels) }
                }
                #expect(wrong.isEmpty, "seed \(seed), batch \(batch)")
            }
        }
    }

    @Test(arguments: engines) func aChangedPromiseIsSavedOnceAndOnlyByWhoLeads(on engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: Migrations.all) { database in
            let cast = try await database.write { try $0.addCast() }
            try await database.write { try $0.plantServiceLevels(in: .utc, at: Cast.morning) }
            let levels = try await database.read { try $0.serviceLevels() }
            let saved = try await database.write { tx in
                try tx.saveServiceLevels(levels, version: levels.version, by: cast.sam, at: Cast.morning)
            }
            #expect(saved.version == levels.version + 1)
            await #expect(throws: Stale(.serviceLevels, current: saved.version)) {
                try await database.write { tx in
                    try tx.saveServiceLevels(levels, version: levels.version, by: cast.sam, at: Cast.morning)
                }
            }
            await #expect(throws: Denial.forbidden) {
                try await database.write { tx in
                    try tx.saveServiceLevels(levels, version: saved.version, by: cast.priya, at: Cast.morning)
                }
            }
        }
    }
}

extension Transaction {
    /// One ticket, and what may happen to it.
    fileprivate func live(_ cast: Cast, _ dice: inout SplitMix64) throws {
        var now = Cast.morning + .minutes(Int64.random(in: 0..<400_000, using: &dice))
        let draft = try TicketDraft(
            kind: .incident, channel: .phone, title: "T", priority: Priority.allCases.randomElement(using: &dice),
            priorityReason: "The ward asked.")
        let id = try report(draft, for: cast.maria.id, by: cast.priya, at: now).id
        for _ in 0..<Int.random(in: 0..<6, using: &dice) {
            now = now + .minutes(Int64.random(in: 1..<2_000, using: &dice))
            guard let ticket = try ticket(id) else { return }
            let side = Ticket.Waiting.Side.allCases[Int.random(in: 0..<3, using: &dice)]
            switch (ticket.state, Int.random(in: 0..<5, using: &dice)) {
            case (.resolved, _), (.closed, _): _ = try answer("Again.", on: id, by: cast.maria, at: now)
            case (.waiting, 0): _ = try resumeTicket(id, by: cast.lee, at: now)
            case (.waiting, 1): _ = try answer("Here it is.", on: id, by: cast.maria, at: now)
            case (_, 0): _ = try reply("We look.", on: id, by: cast.lee, at: now)
            case (_, 1):
                _ = try judgeTicket(
                    id, careAffected: Bool.random(using: &dice), affected: .several, workaround: .nothing, by: cast.lee,
                    at: now)
            case (.new, 2), (.inProgress, 2):
                _ = try putTicket(id, .init(on: side, followUp: nil), asking: "Which one?", by: cast.lee, at: now)
            case (_, 3): _ = try resolveTicket(id, fix: "Done.", cause: "", by: cast.lee, at: now)
            default: _ = try note("Hm.", on: id, by: cast.lee, at: now)
            }
        }
    }
}
