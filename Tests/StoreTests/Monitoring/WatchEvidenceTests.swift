import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct WatchEvidenceTests {
    let start = Cast.morning

    @Test(arguments: engines) func whenTheProberStopsEveryLineIsStaleWithinItsAge(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                for number in 1...3 {
                    let id = try tx.addProbe("Page \(number)")
                    try tx.read(id, .good, 0)
                }
                _ = try tx.addProbe("Never asked")
                let words = { (at: Moment) in
                    try tx.watchEvidence(clocks: .plain, at: at).filter { $0.id.source == .check }.map(\.verdict)
                }
                #expect(try words(start + .minutes(5)) == [.good, .good, .good, .unknown])
                #expect(try words(start + .minutes(6)) == [.stale, .stale, .stale, .unknown])
            }
        }
    }

    @Test(arguments: engines) func eachKindOfTroubleHasItsWord(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let beats = try ["missing", "failed", "late", "paused"].map { try tx.addHeartbeat($0) }
                let at = start + .minutes(70)
                for (beat, minute) in zip(beats, [0, 0, 8, 60] as [Int64]) {
                    let signal: Heartbeat.Signal =
                        minute == 0 && beat.check.fields.name == "failed" ? .failure : .success
                    let ping = HeardPing(.token(beat.token ?? ""), signal, at: start + .minutes(minute))
                    _ = try tx.hear([ping], clocks: .plain, at: ping.at)
                }
                _ = try tx.pauseCheck(beats[3].id, by: try tx.addCast().priya, at: at)
                _ = try tx.watchOver(clocks: .plain, sweeps: false, at: at)
                let fields = BackupJob.Fields(name: "No proof", rhythm: .every(.hours(1)), window: .minutes(30))
                _ = try tx.addBackupJob(fields, by: .desk, at: start)
                try tx.noteWatch(at: at)
                let lines = try tx.watchEvidence(clocks: .plain, at: at)
                let words = Dictionary(lines.map { ($0.subject, $0.verdict) }) { first, _ in first }
                #expect(words["missing"] == .missing && words["failed"] == .failed && words["late"] == .late)
                #expect(words["paused"] == .warning && words["No proof"] == .unknown)
                #expect(words["The desk’s own watch"] == .good)
            }
        }
    }
}
