import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct HeartbeatTests {
    let start = Cast.morning

    @Test(arguments: engines) func pingsAreKeptAnsweredAndJudged(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                try tx.makePingKey("key", by: .desk, at: start)
                let nightly = try tx.addHeartbeat("Nightly PACS copy")
                let token = try #require(nightly.token)
                let answers = try tx.hear(
                    [
                        HeardPing(.token(token), .start, run: "a", at: start),
                        HeardPing(
                            .token(token), .success, run: "a", body: Array("42 GB".utf8), at: start + .minutes(4)),
                        HeardPing(.slug("nightly-pacs-copy", key: "key"), .log, at: start + .minutes(5)),
                        HeardPing(.slug("nightly-pacs-copy", key: "other"), .success, at: start),
                        HeardPing(.slug("unheard-of", key: "key"), .success, at: start),
                        HeardPing(.slug("new-one", key: "key", creates: true), .success, at: start),
                        HeardPing(.token(Token.random()), .success, at: start),
                    ], clocks: .plain, at: start + .minutes(5))
                #expect(answers == [.ok, .ok, .ok, .notFound, .notFound, .created, .notFound])
                let pings = try tx.pings(of: nightly.id, limit: 10)
                #expect(pings.map(\.kind) == [.log, .success, .start] && pings[1].duration == .minutes(4))
                #expect(try tx.pingBody(of: nightly.id, number: 2) == Array("42 GB".utf8))
                let heard = try #require(try tx.check(nightly.id))
                #expect(heard.standing.verdict == .good && heard.freshUntil == start + .minutes(64))
                #expect(heard.light(at: start + .minutes(64), isPlanned: false) == .late)
            }
        }
    }

    @Test(arguments: engines) func aNewOneWhoseNameIsTakenGetsTheNextThatIsFree(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                try tx.makePingKey("key", by: .desk, at: start)
                let long = String(repeating: "x", count: Slug.length)
                for name in ["Nightly-PACS", "nightly-pacs-2", long] { _ = try tx.addProbe(name) }
                let pings = ["nightly-pacs", "nightly-pacs", long].map {
                    HeardPing(.slug($0, key: "key", creates: true), .success, at: start)
                }
                #expect(try tx.hear(pings, clocks: .plain, at: start) == [.created, .ok, .created])
                let names = try tx.heartbeatNames().map { $0.name }
                #expect(names == ["nightly-pacs-3", String(repeating: "x", count: 96) + "-2"])
            }
        }
    }

    @Test(arguments: engines) func aSilentOneIsFoundAndTicketedOnce(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let beat = try tx.addHeartbeat("Interface queue")
                _ = try tx.hear(
                    [HeardPing(.token(beat.token ?? ""), .success, at: start)], clocks: .plain, at: start)
                _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: true, at: start + .minutes(69))
                #expect(try tx.check(beat.id)?.standing.verdict == .good)
                for minute in Int64(70)...75 {
                    _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: true, at: start + .minutes(minute))
                }
                #expect(try tx.check(beat.id)?.standing.verdict == .failed)
                #expect(try tx.checkTickets().count == 1)
            }
        }
    }

    @Test(arguments: [
        (Rhythm.every(.days(1)), "24 Nov 09:00"),
        (Rhythm.cron("0 8 * * *", zone: "America/Chicago"), "24 Nov 08:00"),
        (Rhythm.cron("0 14 * * *", zone: "Europe/Berlin"), "24 Nov 14:00 (Europe/Berlin)"),
    ])
    func itsReasonSaysWhenItWasDueByTheClockItIsPlannedBy(_ rhythm: Rhythm, _ due: String) async throws {
        try await withDatabase(on: .sqlite) { database in
            try await database.write { tx in
                let chicago = try #require(ZoneBook.installed["America/Chicago"])
                let spec = try CheckSpec(
                    .init(name: "Nightly"), .heartbeat(.init(rhythm: rhythm, grace: .minutes(10)), slug: "nightly"))
                // 09:00 the day before in Chicago.
                let heard = start - .hours(22)
                let beat = try tx.addCheck(spec, token: Token.random(), by: .desk, at: heard)
                let ping = HeardPing(.token(beat.token ?? ""), .success, at: heard)
                _ = try tx.hear([ping], clocks: .installed, at: heard)
                _ = try tx.watchOver(clocks: .installed, in: chicago, sweeps: false, at: start + .hours(3))
                let reason = try tx.check(beat.id)?.standing.reason
                #expect(reason == "No word came. It was due \(due) and its grace is over.")
            }
        }
    }

    @Test(arguments: engines) func whatItsLongerTimesAllowIsNotMissed(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let beat = try tx.addHeartbeat("Export", every: .minutes(1), grace: .minutes(1))
                let ping = HeardPing(.token(beat.token ?? ""), .success, at: start)
                _ = try tx.hear([ping], clocks: .plain, at: start)
                let look = { (minute: Int64) throws -> Standing in
                    _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: false, at: start + .minutes(minute))
                    return try #require(try tx.check(beat.id)).standing
                }
                #expect(try look(2).verdict == .failed)
                let longer = try CheckSpec.heartbeat("Export", every: .hours(6))
                _ = try tx.saveCheck(beat.id, longer, version: 1, by: .desk, at: start + .minutes(12))
                let well = try look(12)
                #expect(well.verdict == .good && well.seenAt == start && well.since == start + .minutes(12))
                #expect(try look(370).verdict == .failed)
            }
        }
    }

    @Test(arguments: engines) func aFailureCountsWhateverTheClockSaidBefore(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                for ahead in [Span.seconds(30), .hours(1)] {
                    let beat = try tx.addHeartbeat("Export \(ahead.milliseconds)")
                    let signals: [(Heartbeat.Signal, Moment)] = [(.success, start + ahead), (.failure, start)]
                    for (signal, at) in signals {
                        _ = try tx.hear([HeardPing(.token(beat.token ?? ""), signal, at: at)], clocks: .plain, at: at)
                    }
                    #expect(try tx.check(beat.id)?.standing.verdict == .failed)
                }
            }
        }
    }

    @Test(arguments: engines) func aRunThatBeginsWhileItIsUnclearIsNotForgotten(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let beat = try tx.addHeartbeat("Nightly PACS copy")
                let ping = { (signal: Heartbeat.Signal, minute: Int64) throws -> Void in
                    let at = start + .minutes(minute)
                    _ = try tx.hear([HeardPing(.token(beat.token ?? ""), signal, at: at)], clocks: .plain, at: at)
                }
                let look = { (minute: Int64) throws -> Verdict? in
                    _ = try tx.watchOver(clocks: .plain, in: .utc, sweeps: false, at: start + .minutes(minute))
                    return try tx.check(beat.id)?.standing.verdict
                }
                try ping(.success, 0)
                for minute in [55, 65] as [Int64] { try tx.noteWatch(at: start + .minutes(minute)) }
                #expect(try look(75) == .unknown)
                try ping(.start, 80)
                #expect(try look(80) == .unknown)
                #expect(try look(135) == .failed)
            }
        }
    }

    @Test(arguments: engines) func onlyTheLastHundredAreKept(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let beat = try tx.addHeartbeat("Chatty")
                for batch in 0..<Int64(8) {
                    let pings = (0..<Int64(40)).map {
                        HeardPing(.token(beat.token ?? ""), .success, at: start + .seconds(batch * 40 + $0))
                    }
                    _ = try tx.hear(pings, clocks: .plain, at: start + .seconds(batch * 40 + 39))
                }
                #expect(try tx.pings(of: beat.id, limit: 1_000).count == 100)
                #expect(try tx.check(beat.id)?.pings == 320)
            }
        }
    }

    /// Frozen for ten minutes: nobody who is alive is alarmed about, and the one that died meanwhile is found.
    @Test(arguments: engines) func theDesksOwnAbsenceRaisesNoFalseAlarm(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let beats = try await database.write { tx in
                try (0..<500).map { try tx.addHeartbeat("Job \($0)", every: .minutes(1), grace: .minutes(1)) }
            }
            let tokens = beats.compactMap(\.token)
            let hear = { (tokens: [String], second: Int64) in
                try await database.write { tx in
                    let at = start + .seconds(second)
                    let pings = tokens.map { HeardPing(.token($0), .success, at: at) }
                    _ = try tx.hear(pings, clocks: .plain, at: at)
                }
            }
            let watch = { (seconds: StrideThrough<Int64>) in
                try await database.write { tx in
                    for second in seconds {
                        try tx.noteWatch(at: start + .seconds(second))
                        _ = try tx.watchOver(
                            clocks: .plain, in: .utc, sweeps: second % 15 == 0, at: start + .seconds(second))
                    }
                }
            }
            try await hear(tokens, 0)
            try await watch(stride(from: 0, through: 58, by: 2))
            // Frozen from 0:58 to 10:58; what was sent meanwhile is lost, and job 0 dies.
            try await watch(stride(from: 658, through: 706, by: 2))
            try await hear(Array(tokens.dropFirst()), 707)
            try await watch(stride(from: 708, through: 760, by: 2))
            try await hear(Array(tokens.dropFirst()), 761)
            try await watch(stride(from: 762, through: 820, by: 2))
            try await database.read { tx throws in
                let failed = try tx.rows("SELECT check_id FROM check_state WHERE verdict = 'failed'")
                #expect(try failed.map { try $0.integer("check_id") } == [beats[0].id.number])
                #expect(try tx.checkTickets().count == 1)
                #expect(
                    try tx.absences(since: start) == [Absence(from: start + .seconds(58), until: start + .seconds(658))]
                )
                #expect(try tx.rows("SELECT id FROM check_change WHERE verdict = 'failed'").count == 1)
            }
        }
    }
}
