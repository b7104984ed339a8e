import Dispatch
import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsJobs

/// The watch while it waits for the database, or while the machine lets it do nothing.
@Suite struct WaitingWatchTests {
    /// What is found so many seconds after the last round, in which this process noticed each second that it runs, or nothing.
    private func absences(
        _ database: any Database, after seconds: Int, isAwake: Bool, failing fault: StorageError? = nil
    ) async throws -> [Absence] {
        let clock = Mutex(Cast.morning)
        let now: @Sendable () -> Moment = { clock.withLock(\.self) }
        let failing = Failing(database)
        let watch = Watch(database: failing, in: .utc, logger: Logger(label: "test"), now: now)
        #expect(await watch.go(0))
        for _ in 0..<seconds {
            clock.withLock { $0 = $0 + .seconds(1) }
            if isAwake { watch.awake.notice(at: now()) }
        }
        if let fault {
            failing.fault.withLock { $0 = fault }
            #expect(await !watch.go(1))
            failing.fault.withLock { $0 = nil }
        }
        clock.withLock { $0 = $0 + .seconds(2) }
        #expect(await watch.go(1))
        return try await database.read { try $0.absences(since: Cast.morning) }
    }

    @Test(arguments: engines) func whoWaitsForOthersToWriteIsNotAway(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let none = try await absences(database, after: 33, isAwake: true)
            #expect(none.isEmpty)
        }
        try await withDatabase(on: engine) { database in
            let none = try await absences(database, after: 33, isAwake: true, failing: .busy)
            #expect(none.isEmpty)
        }
    }

    @Test(arguments: engines) func whoIsFrozenOrCutOffIsAway(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let found = try await absences(database, after: 33, isAwake: false)
            #expect(found.count == 1)
        }
        try await withDatabase(on: engine) { database in
            let cut = StorageError.unavailable("The database connection was lost.")
            let found = try await absences(database, after: 33, isAwake: true, failing: cut)
            #expect(found.count == 1)
        }
        // Longer than pings are kept for, somebody may have spoken in vain.
        try await withDatabase(on: engine) { database in
            let found = try await absences(database, after: 90, isAwake: true)
            #expect(found.count == 1)
        }
    }

    @Test(arguments: engines) func itNoticesByItselfThatItRunsWhileItWaitsForOthersToWrite(
        on engine: TestEngine
    ) async throws {
        try await withDatabase(on: engine) { database in
            let clock = Mutex((shows: Cast.morning, looks: 0))
            let rounds = Mutex(0)
            let watch = Watch(
                database: database, in: .utc, files: nil,
                pace: .init(pause: .milliseconds(1), glance: .milliseconds(1)), logger: Logger(label: "test"),
                now: {
                    clock.withLock { clock in
                        clock.looks += 1
                        return clock.shows
                    }
                }, told: { _, _ in rounds.withLock { $0 += 1 } })
            let running = Task { await watch.run() }
            defer { running.cancel() }
            try await eventually { rounds.withLock(\.self) > 0 }

            let door = DispatchSemaphore(value: 0)
            defer { door.signal() }
            let (begun, hasBegun) = AsyncStream.makeStream(of: Void.self)
            let other = Task {
                try await database.write { _ in
                    hasBegun.finish()
                    _ = door.wait(timeout: .now() + 600)
                }
            }
            for await _ in begun {}
            let before = rounds.withLock(\.self)
            for _ in 0..<33 {
                let looks = clock.withLock { clock in
                    clock.shows = clock.shows + .seconds(1)
                    return clock.looks
                }
                // One of them may be that of a round.
                try await eventually { clock.withLock { $0.looks } > looks + 1 }
            }
            #expect(rounds.withLock(\.self) <= before + 1)
            door.signal()
            try await other.value
            try await eventually { rounds.withLock(\.self) > before + 2 }
            running.cancel()
            await running.value
            #expect(try await database.read { try $0.absences(since: Cast.morning) } == [])
        }
    }

    @Test(arguments: engines) func aStartIsOneRoundThoughHoursCannotBeFolded(on engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            _ = try await database.write { try $0.noteWatch(at: Cast.morning) }
            let clock = Mutex(Cast.morning + .minutes(10))
            let failing = Failing(database)
            let watch = Watch(
                database: failing, in: .utc, logger: Logger(label: "test"), now: { clock.withLock(\.self) })
            failing.taken.withLock { $0 = 1 }
            failing.fault.withLock { $0 = .unavailable("The database connection was lost.") }
            #expect(await watch.go(0))
            failing.fault.withLock { $0 = nil }
            clock.withLock { $0 = $0 + .seconds(2) }
            #expect(await watch.go(1))
            let found = try await database.read { try $0.absences(since: Cast.morning) }
            #expect(found == [Absence(from: Cast.morning, until: Cast.morning + .minutes(10))])
        }
    }

    private func eventually(_ isSo: @Sendable () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        while !isSo() {
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// A database that takes no writes while it has a fault.
private final class Failing: StandInDatabase {
    let base: any Database
    let fault = Mutex<StorageError?>(nil)
    /// So many writes are taken before the fault shows.
    let taken = Mutex(0)

    init(_ base: any Database) {
        self.base = base
    }

    func write<Answer: Sendable>(_ body: @Sendable (any Transaction) throws -> Answer) async throws -> Answer {
        let isTaken = taken.withLock { taken in
            defer { taken = max(taken - 1, 0) }
            return taken > 0
        }
        if !isTaken, let fault = fault.withLock(\.self) { throw fault }
        return try await base.write(body)
    }
}
