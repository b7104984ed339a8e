import Dispatch
import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsJobs

@Suite struct WatchTests {
    @Test(arguments: engines) func aRoundFindsWhatStayedAwayAndSaysThatItIsThere(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let clock = Mutex(Cast.morning)
            let seen = Mutex<[Moment]>([])
            let now: @Sendable () -> Moment = { clock.withLock(\.self) }
            let watch = Watch(
                database: database, in: .utc, logger: Logger(label: "test"), now: now,
                told: { moment, _ in seen.withLock { $0.append(moment) } })
            let check = try await database.write { try $0.addQueue() }
            for round in 0...61 {
                #expect(await watch.go(round))
                clock.withLock { $0 = $0 + .seconds(2) }
            }
            #expect(try await database.read { try $0.check(check)?.standing.verdict } == .failed)
            #expect(seen.withLock(\.count) == 62)
        }
    }

    @Test(arguments: engines) func aShareThatDoesNotAnswerHoldsUpNoHeartbeat(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let clock = Mutex(Cast.morning)
            let now: @Sendable () -> Moment = { clock.withLock(\.self) }
            let (share, said) = (Share(), Said())
            defer { share.answer() }
            let watch = Watch(
                database: database, in: .utc,
                files: FileEvidence(database: database, now: now, newest: { _ in [share.walk] }),
                logger: Logger(label: "test", factory: { _ in Hearing(said: said) }), now: now)
            let (check, job) = try await database.write { tx in (try tx.addQueue(), try tx.addCopy()) }
            let outcomes: @Sendable () async throws -> [BackupOutcome] = {
                try await database.read { tx in
                    let kept = try #require(try tx.backupJob(job))
                    let since = Cast.morning - .days(1)
                    return try tx.ledger(of: kept, since: since, clocks: .installed, at: now()).entries.map(\.outcome)
                }
            }
            for round in 0...61 {
                #expect(await watch.go(round))
                clock.withLock { $0 = $0 + .seconds(2) }
            }
            #expect(try await database.read { try $0.check(check)?.standing.verdict } == .failed)
            #expect(said.ofFiles == ["looking at the files that prove backups takes too long"])
            #expect(try await outcomes() == [.unclear])

            share.answer()
            try await eventually { said.ofFiles.last == "the files that prove backups can be looked at again" }
            #expect(try await outcomes() == [.ok])
            #expect(share.looks == 1)
            clock.withLock { $0 = $0 + .minutes(1) }
            #expect(await watch.go(90))
            try await eventually { try await database.read { try $0.backupJob(job)?.seen?.wholeAt } == now() }
            #expect(share.looks == 2 && said.ofFiles.count == 2)
        }
    }

    private func eventually(_ isSo: @Sendable () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        while try await !isSo() {
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(5))
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
            database: database, node: "this", in: .utc, logger: Logger(label: "test"),
            now: { Cast.morning + gap })
        #expect(await watch.go(0))
        return try await database.read { try $0.absences(since: Cast.morning) }
    }

    @Test(arguments: engines) func whoJoinsAnotherNodeMissedNothing(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database async throws in
            let none = try await absences(database, after: .seconds(2), besides: ["other"])
            #expect(none.isEmpty)
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

extension Transaction {
    /// A heartbeat that pings every minute, and did just now.
    fileprivate func addQueue() throws -> Check.ID {
        let beat = Heartbeat(rhythm: .every(.minutes(1)), grace: .minutes(1))
        let spec = try CheckSpec(.init(name: "Queue"), .heartbeat(beat, slug: "queue"))
        let check = try addCheck(spec, token: Token.random(), by: .desk, at: Cast.morning)
        let ping = HeardPing(.token(check.token ?? ""), .success, at: Cast.morning)
        _ = try hear([ping], clocks: .installed, at: Cast.morning)
        return check.id
    }

    /// A copy whose window of five minutes began an hour ago.
    fileprivate func addCopy() throws -> BackupJob.ID {
        let pattern = try #require(FilePattern("pacs/*.dump"))
        let fields = BackupJob.Fields(
            name: "PACS archive", rhythm: .cron("0 12 * * *", zone: "UTC"), window: .minutes(5),
            proof: .file(pattern, leastBytes: 1))
        return try addBackupJob(fields, by: .desk, at: Cast.morning - .hours(1)).id
    }
}

/// A share that does not answer before it is told to, with a copy that was made in time.
private final class Share: Sendable {
    private let door = DispatchSemaphore(value: 0)
    private let count = Mutex(0)

    /// How many began.
    var looks: Int { count.withLock(\.self) }

    func answer() {
        door.signal()
    }

    var walk: FileWalk { FileWalk(folder: "/mnt") { self.newest() } }

    private func newest() -> FoundFile {
        count.withLock { $0 += 1 }
        door.wait()
        // It stays open.
        door.signal()
        return .newest(.init(path: "/mnt/pacs/monday.dump", bytes: 5_000, changedAt: Cast.morning - .minutes(58)))
    }
}

/// What the log heard.
private final class Said: Sendable {
    private let messages = Mutex<[String]>([])

    var ofFiles: [String] { messages.withLock { $0.filter { $0.contains("files") } } }

    func add(_ message: String) {
        messages.withLock { $0.append(message) }
    }
}

private struct Hearing: LogHandler {
    let said: Said
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        said.add(event.message.description)
    }
}
