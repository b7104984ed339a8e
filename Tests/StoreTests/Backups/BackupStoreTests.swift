import Foundation
import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct BackupStoreTests {
    let start = Cast.morning

    @Test(arguments: engines) func aHeartbeatsPingsAreTheRunsOfItsJob(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let beat = try tx.addHeartbeat("PACS copy", every: .days(1))
                let fields = BackupJob.Fields(
                    name: "PACS archive", rhythm: .every(.days(1)), window: .hours(2), proof: .heartbeat(beat.id))
                let job = try tx.addBackupJob(fields, by: .desk, at: start)
                let token = beat.token ?? ""
                _ = try tx.hear(
                    [
                        HeardPing(.token(token), .start, at: start + .minutes(1)),
                        HeardPing(.token(token), .success, at: start + .minutes(31)),
                        HeardPing(.token(token), .exit(2), body: Array("disk full".utf8), at: start + .hours(25)),
                    ], clocks: .plain, at: start + .hours(25))
                let kept = try #require(try tx.backupJob(job.id))
                let ledger = try tx.ledger(of: kept, since: start, clocks: .plain, at: start + .days(3))
                #expect(ledger.entries.map(\.outcome) == [.ok, .failed, .missed])
                #expect(ledger.entries.first?.run?.took == .minutes(30))
            }
        }
    }

    @Test(arguments: engines) func aFileThatNobodyCouldLookForIsNoProofAndNoFault(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let pattern = try #require(FilePattern("pacs/*.dump"))
                let fields = BackupJob.Fields(
                    name: "PACS archive", rhythm: .every(.days(1)), window: .hours(2),
                    proof: .file(pattern, leastBytes: 1))
                let job = try tx.addBackupJob(fields, by: .desk, at: start)
                // Nothing fits; the run had to be there after 26 hours.
                func look(minutes: Int64) throws -> (outcomes: [BackupOutcome], verdict: EvidenceLine.Verdict?) {
                    let seen = FileSighting.seen(nil, at: start + .minutes(minutes))
                    try tx.noteLooks([BackupLook(job.id, pattern: pattern, seen: seen)])
                    let (kept, now) = (try #require(try tx.backupJob(job.id)), start + .minutes(26 * 60 + 4))
                    let line = try tx.watchEvidence(clocks: .plain, at: now).first { $0.id.source == .backup }
                    let ledger = try tx.ledger(of: kept, since: start, clocks: .plain, at: now)
                    return (ledger.entries.map(\.outcome), line?.verdict)
                }
                let early = try look(minutes: 26 * 60)
                #expect(early.outcomes == [.unclear] && early.verdict == .unknown)
                let later = try look(minutes: 26 * 60 + 2)
                #expect(later.outcomes == [.missed] && later.verdict == .missing)
                // A node whose look hung and ended late knows no less for it.
                let late = try look(minutes: 26 * 60 + 1)
                #expect(late.outcomes == [.missed] && late.verdict == .missing)
            }
        }
    }

    @Test(arguments: engines) func aJobCopiesAServiceThatIsThere(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let service = try tx.addSmallHospital().chart.id
                var fields = BackupJob.Fields(name: "Chart copy", service: service, rhythm: .every(.days(1)))
                let job = try tx.addBackupJob(fields, by: .desk, at: start)
                #expect(try tx.backupJobs(copying: service).map(\.job) == [job])
                fields.service = Service.ID(9_999)
                #expect(throws: Complaints.self) {
                    try tx.saveBackupJob(job.id, fields, version: 1, by: .desk, at: start)
                }
            }
        }
    }

    @Test(arguments: engines) func aNameIsTakenOnceAndARetiredJobFreesIt(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let fields = BackupJob.Fields(name: "EHR", rhythm: .every(.days(1)))
                let job = try tx.addBackupJob(fields, by: .desk, at: start)
                #expect(throws: Complaints.self) { try tx.addBackupJob(fields, by: .desk, at: start) }
                try tx.retireBackupJob(job.id, by: .desk, at: start)
                #expect(try tx.addBackupJob(fields, by: .desk, at: start).id != job.id)
            }
        }
    }

    @Test(arguments: [(.every(.minutes(9)), 9), (.cron("*/15 * * * *", zone: "UTC"), 15)] as [(Rhythm, Int64)])
    func whatRunsEveryFewMinutesIsJudgedByItsLastRuns(_ rhythm: Rhythm, minutes: Int64) async throws {
        try await withDatabase(on: .sqlite) { database in
            try await database.write { tx in
                let fields = BackupJob.Fields(name: "Log copy", rhythm: rhythm, window: .minutes(5), proof: .reported)
                let job = try tx.addBackupJob(fields, by: .desk, at: start)
                let kept = try #require(try tx.backupJob(job.id))
                let now = start + .days(39)
                let slots = try tx.ledger(of: kept, since: start, clocks: .installed, at: now).entries.map(\.slot)
                let last = try #require(slots.last)
                #expect(last <= now && now - last < .minutes(minutes) && (300...1_000).contains(slots.count))
                #expect(zip(slots, slots.dropFirst()).allSatisfy { $1 - $0 == .minutes(minutes) })
            }
        }
    }

    @Test(arguments: engines) func aPeriodIsCountedFromTheLastRun(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let fields = BackupJob.Fields(
                    name: "Log copy", rhythm: .every(.minutes(30)), window: .minutes(5), proof: .reported)
                let job = try tx.addBackupJob(fields, by: .desk, at: start)
                let kept = try #require(try tx.backupJob(job.id))
                for turn in 0..<Int64(4) {
                    let end = start + .seconds(313) + .minutes(30 * turn)
                    try tx.recordRun(BackupRun(endedAt: end, result: .success), of: job.id, at: end)
                }
                func word(_ minutes: Int64) throws -> EvidenceLine.Verdict? {
                    let at = start + .minutes(minutes)
                    return try tx.watchEvidence(clocks: .plain, at: at).first { $0.id.source == .backup }?
                        .believed(at: at).verdict
                }
                let ledger = try tx.ledger(of: kept, since: start, clocks: .plain, at: start + .minutes(96))
                #expect(ledger.entries.map(\.outcome) == [.ok, .ok, .ok, .ok])
                #expect(try word(96) == .good && word(130) == .good && word(131) == .missing)
            }
        }
    }

    @Test func moreRunsThanArePlannedAreAllTold() async throws {
        try await withDatabase(on: .sqlite) { database in
            try await database.write { tx in
                let fields = BackupJob.Fields(name: "Log copy", rhythm: .every(.days(1)), proof: .reported)
                let job = try tx.addBackupJob(fields, by: .desk, at: start)
                let kept = try #require(try tx.backupJob(job.id))
                for minute in 1...Int64(200) {
                    let end = start + .minutes(minute)
                    try tx.recordRun(BackupRun(endedAt: end, result: .success), of: job.id, at: end)
                }
                let now = start + .minutes(201)
                let ledger = try tx.ledger(of: kept, since: start, clocks: .plain, at: now)
                #expect(ledger.entries.count >= 30 && ledger.entries.allSatisfy { $0.outcome == .ok })
                #expect(ledger.lastGood == start + .minutes(200))
            }
        }
    }

    /// The page of all jobs looks back a fortnight.
    @Test func whatRunsSeldomIsJudgedByItsLastRunsHoweverLongAgo() async throws {
        try await withDatabase(on: .sqlite) { database in
            try await database.write { tx in
                for rhythm in [Rhythm.every(.days(30)), .cron("0 3 1 * *", zone: "UTC")] {
                    let fields = BackupJob.Fields(name: "Off-site \(rhythm)", rhythm: rhythm, proof: .reported)
                    let job = try tx.addBackupJob(fields, by: .desk, at: start - .days(50))
                    let kept = try #require(try tx.backupJob(job.id))
                    // The first of November, an hour after it was due.
                    let end = start - .days(23) - .hours(9)
                    try tx.recordRun(BackupRun(endedAt: end, result: .success), of: job.id, at: end)
                    let ledger = try tx.ledger(of: kept, since: start - .days(14), clocks: .installed, at: start)
                    #expect(ledger.judged?.outcome == .ok && ledger.lastGood == end, "\(rhythm)")
                }
            }
        }
    }

    @Test(arguments: engines) func whatAnAbsenceExcusedStaysSoUntilTheNextRunIsDue(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let fields = BackupJob.Fields(
                    name: "Quarterly copy", rhythm: .cron("0 3 1 1,4,7,10 *", zone: "UTC"), window: .hours(2),
                    proof: .reported)
                let job = try tx.addBackupJob(fields, by: .desk, at: start - .days(100))
                let kept = try #require(try tx.backupJob(job.id))
                // The first of October.
                let due = start - .days(54) - .hours(10)
                try tx.noteWatch(at: due - .hours(1))
                // Away while it was due, and afterwards more often than a heartbeat has to know of.
                for turn in 0...Int64(201) { try tx.noteWatch(at: due + .hours(5) + .seconds(10 * turn)) }
                for days in [1, 39, 41, 80] as [Int64] {
                    let now = due + .days(days)
                    let line = try tx.watchEvidence(clocks: .installed, at: now).first { $0.id.source == .backup }
                    #expect(line?.verdict == .unknown, "\(days) days")
                    let ledgers = try tx.ledgers(of: [kept], since: now - .days(14), clocks: .installed, at: now)
                    #expect(ledgers.map { $0.judged?.outcome } == [.unclear], "\(days) days")
                }
            }
        }
    }

    /// 02:30 does not exist on 14 March 2027 in Chicago and is there twice on 1 November 2026; a month ends in between.
    @Test(arguments: [("2026-10-30", 5), ("2027-03-12", 5), ("2027-02-26", 5)])
    func everyNightIsExpectedOnceAcrossClockChangesAndMonthEnds(from iso: String, nights: Int) async throws {
        try await withDatabase(on: .sqlite) { database in
            try await database.write { tx in
                let zone = try #require(ZoneBook.installed["America/Chicago"])
                let day = try #require(Day(iso: iso))
                let begin = zone.moment(on: day, at: 12 * 3_600)
                let fields = BackupJob.Fields(
                    name: "EHR", rhythm: .cron("30 2 * * *", zone: zone.name), proof: .reported)
                let job = try tx.addBackupJob(fields, by: .desk, at: begin)
                let kept = try #require(try tx.backupJob(job.id))
                let end = zone.moment(on: day + nights, at: 12 * 3_600)
                let slots = kept.slots(since: begin, clocks: .installed, at: end)
                #expect(slots.map { zone.day(of: $0) } == (1...nights).map { day + $0 })
            }
        }
    }
}
