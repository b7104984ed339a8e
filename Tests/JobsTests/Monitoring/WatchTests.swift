import Logging
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@Suite struct WatchTests {
    @Test(arguments: engines) func aRoundFindsWhatStayedAwayAndSaysThatItIsThere(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let clock = Mutex(Cast.morning)
            let seen = Mutex<[Moment]>([])
            let now: @Sendable () -> Moment = { clock.withLock(\.self) }
            let watch = Watch(
                database: database, logger: Logger(label: "test"), now: now,
                told: { moment, _ in seen.withLock { $0.append(moment) } })
            let beat = Heartbeat(rhythm: .every(.minutes(1)), grace: .minutes(1))
            let spec = try CheckSpec(.init(name: "Queue"), .heartbeat(beat, slug: "queue"))
            let check = try await database.write { tx in
                let check = try tx.addCheck(spec, token: Token.random(), by: .desk, at: Cast.morning)
                let ping = HeardPing(.token(check.token ?? ""), .success, at: Cast.morning)
                _ = try tx.hear([ping], clocks: .installed, at: Cast.morning)
                return check
            }
            for round in 0...61 {
                #expect(await watch.go(round))
                clock.withLock { $0 = $0 + .seconds(2) }
            }
            #expect(try await database.read { try $0.check(check.id)?.standing.verdict } == .failed)
            #expect(seen.withLock(\.count) == 62)
        }
    }

    /// What the first round of a node called `this` finds, so long after the last round of anybody.
    private func absences(
        _ database: any Database, after gap: Span, besides others: [String]
    ) async throws -> [Absence] {
        try await database.write { tx in
            try tx.noteWatch(at: Cast.morning)
            for node in others + ["this"] { _ = try tx.beatProber(node) }
        }
        let watch = Watch(
            database: database, node: "this", logger: Logger(label: "test"), now: { Cast.morning + gap })
        #expect(await watch.go(0))
        return try await database.read { try $0.absences(since: Cast.morning) }
    }

    @Test(arguments: engines) func whoJoinsAnotherNodeMissedNothing(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database async throws in
            #expect(try await absences(database, after: .seconds(2), besides: ["other"]).isEmpty)
        }
    }

    @Test(arguments: engines) func whoStartsAloneWasAwayHoweverShort(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let found = try await absences(database, after: .seconds(2), besides: [])
            #expect(found == [Absence(from: Cast.morning, until: Cast.morning + .seconds(2))])
        }
    }

    @Test(arguments: engines) func whereAllNodesWereDownTheDeskWasAway(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let found = try await absences(database, after: .minutes(10), besides: ["other"])
            #expect(found == [Absence(from: Cast.morning, until: Cast.morning + .minutes(10))])
        }
    }
}
