import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct BackupLedgerTests {
    let night = Cast.morning

    private func fields(_ proof: BackupJob.Proof = .reported) -> BackupJob.Fields {
        .init(name: "PACS archive", rhythm: .every(.days(1)), window: .hours(2), longest: .hours(1), proof: proof)
    }

    private func run(_ hours: Int64, _ result: BackupRun.Result = .success, minutes: Int64 = 30) -> BackupRun {
        BackupRun(endedAt: night + .hours(hours), result: result, bytes: 1_000, took: .minutes(minutes))
    }

    private func outcomes(_ runs: [BackupRun], days: Int64, _ proof: BackupJob.Proof = .reported) -> [BackupOutcome] {
        let slots = (0..<days).map { night + .days($0) }
        return BackupLedger(fields(proof), slots: slots, runs: runs, at: night + .days(days)).entries.map(\.outcome)
    }

    @Test func everyExpectedRunHasAnOutcome() {
        let runs = [run(1), run(25, .warning), run(49, .failure), run(72 + 3), run(97, minutes: 61), run(145)]
        #expect(outcomes(runs, days: 7) == [.ok, .warned, .failed, .late, .tooLong, .missed, .ok])
        #expect(outcomes([], days: 2) == [.missed, .missed])
        #expect(outcomes([], days: 2, .none) == [.notConfigured, .notConfigured])
    }

    @Test func aSecondAttemptThatEndsWellCounts() {
        #expect(outcomes([run(0, .failure), run(1)], days: 1) == [.ok])
    }

    @Test func beforeItsWindowIsOverItIsWaitedFor() {
        let ledger = BackupLedger(fields(), slots: [night, night + .days(1)], runs: [], at: night + .hours(1))
        #expect(ledger.entries.map(\.outcome) == [.waiting])
    }

    @Test func whatWasDueWhileTheDeskWasAwayIsUnclearUnlessAFileWouldProveIt() throws {
        let away = [Absence(from: night + .minutes(30), until: night + .hours(1))]
        let at = night + .hours(3)
        let said = BackupLedger(fields(), slots: [night], runs: [], absences: away, at: at)
        #expect(said.entries.map(\.outcome) == [.unclear])
        let file = fields(.file(try #require(FilePattern("pacs/*.dump")), leastBytes: 1))
        let kept = BackupLedger(file, slots: [night], runs: [], absences: away, filesSeen: at, at: at)
        #expect(kept.entries.map(\.outcome) == [.missed])
    }

    @Test func anAbsenceEachNightExcusesAJobOnceAndALongOneAllItsNights() {
        func outcomes(_ away: [Absence], _ runs: [BackupRun] = []) -> [BackupOutcome] {
            let slots = (0..<Int64(4)).map { night + .days($0) }
            return BackupLedger(fields(), slots: slots, runs: runs, absences: away, at: night + .days(4)).entries
                .map(\.outcome)
        }
        let nightly = (0..<Int64(4)).map { day in
            Absence(from: night + .days(day) + .minutes(30), until: night + .days(day) + .hours(1))
        }
        #expect(outcomes(nightly) == [.unclear, .missed, .missed, .missed])
        #expect(outcomes(nightly, [run(25)]) == [.unclear, .ok, .unclear, .missed])
        let long = Absence(from: night + .minutes(30), until: night + .hours(60))
        #expect(outcomes([long]) == [.unclear, .unclear, .unclear, .missed])
    }

    @Test func whatNobodyCouldLookForIsUnclearUntilSomebodyDid() throws {
        let file = fields(.file(try #require(FilePattern("pacs/*.dump")), leastBytes: 1))
        func outcomes(_ runs: [BackupRun] = [], seen hours: Int64?, at now: Int64) -> [BackupOutcome] {
            BackupLedger(
                file, slots: [night], runs: runs, filesSeen: hours.map { night + .hours($0) }, at: night + .hours(now)
            ).entries.map(\.outcome)
        }
        #expect(outcomes(seen: nil, at: 1) == [.waiting] && outcomes(seen: nil, at: 3) == [.unclear])
        #expect(outcomes(seen: 1, at: 3) == [.unclear] && outcomes(seen: 2, at: 3) == [.missed])
        #expect(outcomes([run(1)], seen: 1, at: 3) == [.ok])
    }

    @Test func aBackupThatShrankIsUnusual() {
        let history = (1...10).map { BackupRun(endedAt: night + .days($0), result: .success, bytes: 40_000 + $0 * 100) }
        let shrunk = BackupRun(endedAt: night + .days(11), result: .success, bytes: 19_800)
        #expect(Usual(of: history).unlike(shrunk) == ["size 48 % of the usual"])
        #expect(Usual(of: Array(history.prefix(4))).unlike(shrunk).isEmpty)
    }

    /// At least 95 of 100 halved backups are found, at most one usual run in a thousand is called unusual.
    @Test func halvesAreFoundAndUsualRunsAreLeftAlone() {
        let seed = UInt64.random(in: 0 ... .max)
        print("usual seed \(seed)")
        var random = SplitMix64(seed: seed)
        var (found, shrunk, alarms, usual) = (0, 0, 0, 0)
        for _ in 0..<500 {
            let base = Double.random(in: 1e6...1e12, using: &random)
            // A sum of twelve is near enough to a normal distribution: a wobble of 4 % around a growth of 0.1 % a day.
            func size(_ day: Int) -> Int64 {
                let wobble = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0...1, using: &random) }
                return Int64(base * (1 + 0.001 * Double(day)) * (1 + 0.04 * wobble))
            }
            var history: [BackupRun] = []
            for day in 0..<60 {
                let run = BackupRun(endedAt: night + .days(Int64(day)), result: .success, bytes: size(day))
                if history.count >= Usual.most {
                    usual += 1
                    if !Usual(of: history).unlike(run).isEmpty { alarms += 1 }
                    let half = BackupRun(endedAt: run.endedAt, result: .success, bytes: size(day) / 2)
                    shrunk += 1
                    if !Usual(of: history).unlike(half).isEmpty { found += 1 }
                }
                history.append(run)
            }
        }
        #expect(found * 100 >= shrunk * 95, "\(found) of \(shrunk) found")
        #expect(alarms * 1_000 <= usual, "\(alarms) false alarms in \(usual)")
    }

    @Test(arguments: [
        ("a.dump", "*.dump", true), ("a.dump.tmp", "*.dump", false), ("pacs-2026.tar", "pacs-????.tar", true),
        ("", "*", true), ("abc", "a*b*c", true), ("ab", "a*b*c", false), ("aXbXb", "a*b", true),
    ]) func aNameFitsAPattern(name: String, pattern: String, fits: Bool) {
        #expect(FilePattern.fits(name, pattern) == fits)
    }

    @Test(arguments: ["", "/etc/*", "../x", "a//b", "a/./b", "a/../b"]) func aPatternStaysInItsFolder(_ text: String) {
        #expect(FilePattern(text) == nil)
    }
}
