import Logging
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct DailyJobTests {
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    /// 02:00 in Chicago.
    let night = Cast.morning - .hours(5)

    /// The desk starts, sweeps when that is due, and tells what waits then.
    /// - Parameter setting: when it sweeps, as `02:00 America/Chicago`.
    func start(_ database: any Database, sweepAt setting: String, at now: Moment) async throws -> [JobLine] {
        let words = setting.split(separator: " ").map(String.init)
        let time = try #require(DailyTime(words[0]))
        let zone = try #require(ZoneBook.installed[words[1]])
        try await database.write { try $0.keepComing(time.draft(.sweep, after: now, in: zone), at: now) }
        let sweep = JobWork.sweep(database, sessions: .standard, at: time, in: zone, now: { now })
        await JobRunner(database: database, node: "a", works: [sweep], logger: logger, now: { now }).runDue()
        return try await database.read { try $0.openJobs(limit: 5) }
    }

    @Test(arguments: engines, ["14:00 America/Chicago", "02:00 America/Los_Angeles"])
    func whatWasMovedToLaterTodayComesAgainTomorrow(on engine: TestEngine, moved: String) async throws {
        try await withDatabase(on: engine) { database in
            let before = "02:00 America/Chicago"
            _ = try await start(database, sweepAt: before, at: night - .hours(1))
            let first = try await start(database, sweepAt: before, at: night)
            #expect(first.map(\.due) == [night + .days(1)])
            let later = try await start(database, sweepAt: moved, at: night + .hours(1))
            let due = try #require(later.first?.due)
            #expect(later.count == 1 && due < night + .days(1))
            for after in [Span.seconds(5), .hours(1)] {
                let next = try await start(database, sweepAt: moved, at: due + after)
                #expect(next.map(\.due) == [due + .days(1)])
            }
        }
    }

    /// An older Rounds keyed what comes round by the day alone.
    @Test(arguments: engines, ["14:00 America/Chicago", "02:00 America/Chicago"])
    func whatAnOlderRoundsPlannedIsMovedAndComesAgain(on engine: TestEngine, wanted: String) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                try tx.enqueue(Job.Draft(.sweep, key: "desk.sweep:2026-11-24", due: night))
                for job in try tx.leaseJobs(of: [.sweep], by: "old", at: night, limit: 1) {
                    _ = try tx.finish(job, by: "old", at: night)
                }
                try tx.enqueue(Job.Draft(.sweep, key: "desk.sweep:2026-11-25", due: night + .days(1)))
            }
            let waiting = try await start(database, sweepAt: wanted, at: Cast.morning)
            let due = try #require(waiting.first?.due)
            #expect(waiting.map(\.key) == ["desk.sweep:\(due.iso)"])
            let next = try await start(database, sweepAt: wanted, at: due)
            #expect(next.map(\.due) == [due + .days(1)])
        }
    }
}
