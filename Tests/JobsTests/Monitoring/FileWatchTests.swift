import Dispatch
import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsJobs

/// Two shares with a copy on each, of which one stops answering.
@Suite struct FileWatchTests {
    private func minutes(_ minutes: Int64) -> Moment { Cast.morning + .minutes(minutes) }

    /// What the ledger says of the last run, and what speaks against its file.
    private struct Judged: Equatable {
        var outcome: BackupOutcome?
        var doubt: EvidenceLine.Verdict?
    }

    private func judged(_ job: BackupJob.ID, _ database: any Database, at now: Moment) async throws -> Judged {
        try await database.read { tx in
            let kept = try #require(try tx.backupJob(job))
            let ledger = try tx.ledger(of: kept, since: now - .days(1), clocks: .installed, at: now)
            let doubt = kept.job.fields.fileDoubt(kept.seen, hasRun: true, since: kept.startsAt, at: now)
            return Judged(outcome: ledger.judged?.outcome, doubt: doubt?.verdict)
        }
    }

    private func eventually(_ isSo: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        while !isSo() {
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    @Test(arguments: engines) func aShareThatDoesNotAnswerHoldsUpNoOther(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let clock = Mutex(Cast.morning)
            let (pacs, lab) = (Share("pacs"), Share("lab"))
            defer { pacs.answer() }
            let evidence = FileEvidence(
                database: database, now: { clock.withLock(\.self) }, newest: { [pacs.walk($0), lab.walk($0)] })
            let watch = FileWatch(evidence, logger: Logger(label: "test"))
            let (image, sample) = try await database.write { tx in (try tx.addCopy("pacs"), try tx.addCopy("lab")) }
            await watch.begin().value
            for job in [image, sample] {
                #expect(try await judged(job, database, at: Cast.morning) == Judged(outcome: .ok))
            }

            // The next copies should have been there ten minutes ago.
            pacs.hang()
            clock.withLock { $0 = minutes(90) }
            let hanging = watch.begin()
            try await eventually { pacs.looks == 3 && watch.walked == ["/mnt/pacs"] }
            // It is waited for: two looks are put off.
            for _ in 0..<2 { await watch.begin().value }
            #expect(pacs.looks == 3 && lab.looks == 4)
            for minute in Int64(93)...94 {
                clock.withLock { $0 = minutes(minute) }
                await watch.begin().value
                #expect(try await judged(sample, database, at: minutes(minute)) == Judged(outcome: .missed))
                let unseen = Judged(outcome: .unclear, doubt: .unknown)
                #expect(try await judged(image, database, at: minutes(minute)) == unseen)
            }
            #expect(pacs.looks == 3 && lab.looks == 8)

            // It had been made in time.
            pacs.copy(at: minutes(60))
            pacs.answer()
            await hanging.value
            #expect(try await judged(image, database, at: minutes(94)).outcome == .ok)
            clock.withLock { $0 = minutes(95) }
            await watch.begin().value
            #expect(try await judged(image, database, at: minutes(95)) == Judged(outcome: .ok))
        }
    }
}

extension Transaction {
    /// A copy that is due every hour, with half an hour of patience.
    fileprivate func addCopy(_ name: String) throws -> BackupJob.ID {
        let pattern = try #require(FilePattern(name + ".dump"))
        let fields = BackupJob.Fields(
            name: name, rhythm: .every(.hours(1)), window: .minutes(30), proof: .file(pattern, leastBytes: 1))
        return try addBackupJob(fields, by: .desk, at: Cast.morning - .minutes(30)).id
    }
}

/// A share with the copy of its name, made ten minutes before the morning.
private final class Share: Sendable {
    private let name: String
    private let door = DispatchSemaphore(value: 1)
    private let count = Mutex(0)
    private let changedAt = Mutex(Cast.morning - .minutes(10))

    init(_ name: String) {
        self.name = name
    }

    /// How many began.
    var looks: Int { count.withLock(\.self) }

    func copy(at moment: Moment) { changedAt.withLock { $0 = moment } }
    func hang() { door.wait() }
    func answer() { door.signal() }

    func walk(_ pattern: FilePattern) -> FileWalk {
        FileWalk(folder: "/mnt/" + name) { self.newest(pattern) }
    }

    private func newest(_ pattern: FilePattern) -> FoundFile {
        count.withLock { $0 += 1 }
        door.wait()
        door.signal()
        guard pattern.text == name + ".dump" else { return .nothing }
        return .newest(
            .init(path: "/mnt/\(name)/\(name).dump", bytes: 5_000, changedAt: changedAt.withLock(\.self)))
    }
}
