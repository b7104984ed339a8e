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
                told: { moment in seen.withLock { $0.append(moment) } })
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
}
