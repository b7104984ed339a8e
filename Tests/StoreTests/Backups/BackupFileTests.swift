import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

/// What is kept of the files that prove backups.
@Suite struct BackupFileTests {
    let start = Cast.morning

    /// A copy that was made an hour ago, below its window.
    private func withCopy(
        on engine: TestEngine, mostAge: Span? = nil,
        _ body: @escaping @Sendable (any Transaction, BackupJob.ID, FilePattern) throws -> Void
    ) async throws {
        try await withDatabase(on: engine) { database in
            try await database.write { tx in
                let pattern = try #require(FilePattern("pacs/*.dump"))
                let fields = BackupJob.Fields(
                    name: "PACS archive", rhythm: .every(.days(1)), window: .hours(2),
                    proof: .file(pattern, leastBytes: 1, mostAge: mostAge))
                let job = try tx.addBackupJob(fields, by: .desk, at: start - .hours(2)).id
                let run = BackupRun(endedAt: start - .hours(1), result: .success, bytes: 5_000)
                try tx.recordRun(run, of: job, at: start)
                try body(tx, job, pattern)
            }
        }
    }

    private func file(hours: Int64) -> FileSighting.File {
        .init(path: "/mnt/pacs/monday.dump", bytes: 5_000, changedAt: start - .hours(hours))
    }

    @Test(arguments: engines) func whatWasSeenOfAFileIsKeptWithItsJob(on engine: TestEngine) async throws {
        try await withCopy(on: engine, mostAge: .hours(26)) { tx, id, pattern in
            let added = try #require(try tx.backupJob(id))
            #expect(added.job.fields.proof == .file(pattern, leastBytes: 1, mostAge: .hours(26)) && added.seen == nil)
            let seen = FileSighting.seen(file(hours: 1), at: start)
            try tx.noteLooks([BackupLook(id, pattern: pattern, seen: seen)])
            #expect(try tx.backupJob(id)?.seen == seen)
            let lost = FileSighting.unreadable(at: start + .minutes(9))
            try tx.noteLooks([BackupLook(id, pattern: pattern, seen: lost)])
            #expect(try tx.backupJob(id)?.seen == seen.after(lost))
            // Another file proves it from now on, and what is seen of the old one is of no interest.
            var fields = added.job.fields
            let other = try #require(FilePattern("pacs/*.tar"))
            fields.proof = .file(other, leastBytes: 1)
            _ = try tx.saveBackupJob(id, fields, version: 1, by: .desk, at: start)
            try tx.noteLooks([BackupLook(id, pattern: pattern, seen: seen)])
            let changed = try #require(try tx.backupJob(id))
            #expect(changed.seen == nil && changed.job.fields.proof.mostAge == nil)
        }
    }

    @Test(arguments: engines) func aLineOfTheRoundIsGoodOnlyWhileItsFileIsThere(on engine: TestEngine) async throws {
        try await withCopy(on: engine) { tx, id, pattern in
            func line(_ seen: FileSighting? = nil, at minutes: Int64) throws -> [String?] {
                if let seen { try tx.noteLooks([BackupLook(id, pattern: pattern, seen: seen)]) }
                let at = start + .minutes(minutes)
                let line = try tx.watchEvidence(clocks: .plain, at: at).first { $0.id.source == .backup }
                return [line?.believed(at: at).verdict.rawValue, line?.reason]
            }
            func moment(_ minutes: Int64) -> Moment { start + .minutes(minutes) }
            let told = [
                try line(at: 0), try line(.seen(file(hours: 1), at: start), at: 1), try line(at: 6),
                try line(.seen(nil, at: moment(7)), at: 7), try line(.seen(file(hours: 25), at: moment(8)), at: 8),
                try line(.unreadable(at: moment(12)), at: 12),
                try line(.seen(file(hours: 1), at: moment(13)), at: 13),
            ]
            #expect(
                told == [
                    ["unknown", "nobody has looked for its file yet"], ["good", ""],
                    ["stale", "nobody has looked for its file for more than 5 min"],
                    ["missing", "no file fits pacs/*.dump"], ["missing", "the file of its newest run is gone"],
                    ["unknown", "the folder of its file cannot be read"], ["good", ""],
                ])
        }
    }

    @Test(arguments: engines) func aFileThatIsOlderThanItMayBeIsStale(on engine: TestEngine) async throws {
        try await withCopy(on: engine, mostAge: .hours(24)) { tx, id, pattern in
            // Its next run is waited for; by the windows alone all is well.
            let now = start + .hours(23) + .minutes(30)
            try tx.noteLooks([BackupLook(id, pattern: pattern, seen: .seen(file(hours: 1), at: now))])
            let line = try #require(
                try tx.watchEvidence(clocks: .plain, at: now).first { $0.id.source == .backup })
            #expect(line.verdict == .stale && line.reason == "the newest file is older than 24 h")
            #expect(line.reason(at: now + .hours(2)) == "the newest file is older than 24 h, by now 26 h")
            #expect(line.firstSeen == start + .hours(23))
        }
    }

    @Test(arguments: engines) func whatLiesBelowAFolderThatCannotBeReadIsNotMissed(on engine: TestEngine) async throws {
        try await withCopy(on: engine) { tx, id, pattern in
            func outcome(at now: Moment) throws -> BackupOutcome? {
                let kept = try #require(try tx.backupJob(id))
                return try tx.ledger(of: kept, since: start - .days(1), clocks: .plain, at: now).judged?.outcome
            }
            let (due, now) = (start + .hours(23), start + .hours(26))
            try tx.noteLooks([BackupLook(id, pattern: pattern, seen: .seen(file(hours: 1), at: due))])
            try tx.noteLooks([BackupLook(id, pattern: pattern, seen: .unreadable(at: now))])
            #expect(try outcome(at: now) == .unclear)
            try tx.noteLooks([BackupLook(id, pattern: pattern, seen: .seen(file(hours: 1), at: now + .minutes(1)))])
            #expect(try outcome(at: now + .minutes(1)) == .missed)
        }
    }

    @Test(arguments: engines) func whatMayLieWhereNobodyCouldLookIsNotMissed(on engine: TestEngine) async throws {
        try await withCopy(on: engine) { tx, id, pattern in
            func look(isWhole: Bool, at now: Moment) throws -> (BackupOutcome?, FileDoubt?) {
                let seen = FileSighting.seen(file(hours: 1), at: now, isWhole: isWhole)
                try tx.noteLooks([BackupLook(id, pattern: pattern, seen: seen)])
                let kept = try #require(try tx.backupJob(id))
                let ledger = try tx.ledger(of: kept, since: start - .days(1), clocks: .plain, at: now)
                return (
                    ledger.judged?.outcome, kept.job.fields.fileDoubt(kept.seen, hasRun: true, since: start, at: now)
                )
            }
            // The file of the last run is there; that of the next may lie where nobody could look.
            let now = start + .hours(26)
            let part = try look(isWhole: false, at: now)
            #expect(part.0 == .unclear && part.1 == nil)
            let whole = try look(isWhole: true, at: now + .minutes(2))
            #expect(whole.0 == .missed && whole.1 == nil)
            // What was known to be missed stays so.
            let again = try look(isWhole: false, at: now + .minutes(3))
            #expect(again.0 == .missed && again.1 == nil)
        }
    }
}
