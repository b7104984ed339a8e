import Dispatch
import Foundation
import Logging
import RoundsDomain
import RoundsEngines
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsJobs

@Suite struct AttemptsTests {
    private let attempts = Attempts()

    @Test func whatTakesTooLongFailsAndNoOtherOfItsKindIsBegunBeforeItEnds() async throws {
        let disk = Disk()
        defer { disk.answer() }
        await #expect(throws: AttemptFault.tookTooLong(.milliseconds(1))) {
            try await attempts.wait(for: .backup, atMost: .milliseconds(1)) { try await disk.read() }
        }
        await #expect(throws: AttemptFault.anotherHangs) {
            try await attempts.wait(for: .backup, atMost: .seconds(600)) {}
        }
        try await attempts.wait(for: .sweep, atMost: .seconds(600)) {}
        disk.answer()
        try await eventually { [attempts] in
            (try? await attempts.wait(for: .backup, atMost: .seconds(600)) { true }) == true
        }
    }

    @Test func whoIsCancelledWaitsForNoDisk() async throws {
        let disk = Disk()
        defer { disk.answer() }
        let waiting = Task { [attempts] in
            try await attempts.wait(for: .backup, atMost: .seconds(600)) { try await disk.read() }
        }
        await disk.isAsked()
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }

    @Test func aBackupThatWasLeftTakesItselfAwayWhenTheDiskAnswers() async throws {
        try await withDatabase(on: .sqlite) { database in
            try await withFolder { folder in
                let disk = Disk()
                defer { disk.answer() }
                let backup = Backup(of: database, dataFolder: folder + "/data", version: "test") { path in
                    disk.wait()
                    return try Engines.open(url: path)
                }
                let making = Task { [attempts] in
                    try await attempts.wait(for: .backup, atMost: .seconds(600)) {
                        try await backup.make(folder + "/a", keys: false, at: Cast.morning)
                    }
                }
                await disk.isAsked()
                making.cancel()
                await #expect(throws: CancellationError.self) { try await making.value }
                #expect(FileManager.default.fileExists(atPath: folder + "/a.partial/rounds.db"))
                disk.answer()
                try await eventually { !FileManager.default.fileExists(atPath: folder + "/a.partial") }
                #expect(!FileManager.default.fileExists(atPath: folder + "/a"))
            }
        }
    }

    @Test(arguments: engines) func aJobThatHangsFailsInItsBookAndItsNextRunComes(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let disk = Disk()
            defer { disk.answer() }
            let clock = Mutex(Cast.morning)
            let runner = runner(database, disk, longest: .milliseconds(1), now: { clock.withLock(\.self) })
            try await enqueue(in: database)
            await runner.runDue()
            let once = try await database.read { try $0.openJobs(limit: 5) }
            #expect(once.map(\.fault) == [AttemptFault.tookTooLong(.milliseconds(1)).sentence])
            for _ in 1..<Job.mostAttempts {
                clock.withLock { $0 = $0 + .hours(1) }
                await runner.runDue()
            }
            let jobs = try await database.read { try $0.openJobs(limit: 5) }
            #expect(jobs.map(\.key) == ["first", "next"] && jobs.map { $0.failedAt != nil } == [true, false])
            #expect(jobs.first?.fault == AttemptFault.anotherHangs.sentence)
        }
    }

    @Test func whoIsToldToStopWaitsForNoDisk() async throws {
        try await withDatabase(on: .sqlite) { database in
            let disk = Disk()
            defer { disk.answer() }
            let runner = runner(database, disk, longest: .seconds(600), now: { Cast.morning })
            try await enqueue(in: database)
            let running = Task { await runner.run() }
            await disk.isAsked()
            running.cancel()
            await running.value
            let jobs = try await database.read { try $0.openJobs(limit: 5) }
            #expect(jobs.map(\.fault) == ["CancellationError"])
        }
    }

    private func enqueue(in database: any Database) async throws {
        _ = try await database.write { try $0.enqueue(Job.Draft(.sweep, key: "first", due: Cast.morning)) }
    }

    /// Whose only work waits for the disk.
    private func runner(
        _ database: any Database, _ disk: Disk, longest: Duration, now: @escaping @Sendable () -> Moment
    ) -> JobRunner {
        let sweep = JobWork(.sweep, longest: longest) { _ in
            try await disk.read()
            return JobWork.Ending { _, _ in }
        } lost: { tx, _, now in
            try tx.enqueue(Job.Draft(.sweep, key: "next", due: now + .days(1)))
        }
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        return JobRunner(database: database, node: "a", works: [sweep], logger: logger, now: now)
    }

    private func eventually(_ isSo: @Sendable () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        while try await !isSo() {
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// A disk that does not answer before it is told to.
private final class Disk: Sendable {
    private let door = DispatchSemaphore(value: 0)
    private let asking: AsyncStream<Void>
    private let asked: AsyncStream<Void>.Continuation

    init() {
        (asking, asked) = AsyncStream.makeStream(of: Void.self)
    }

    func read() async throws {
        try await blocking { [self] in wait() }
    }

    func wait() {
        asked.finish()
        _ = door.wait(timeout: .now() + 600)
        // It goes on answering.
        door.signal()
    }

    func isAsked() async {
        for await _ in asking {}
    }

    func answer() {
        door.signal()
    }
}
