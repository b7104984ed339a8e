import Logging
import RoundsDomain
import RoundsSQL
import RoundsTestKit
import ServiceLifecycle
import Synchronization
import Testing

@testable import RoundsJobs

@Suite struct ProberTests {
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    func probes(_ ids: ClosedRange<Int64>) -> [ScheduledProbe] {
        ids.map { ScheduledProbe(id: $0, target: .icmp(EchoProbe(host: "host")), interval: .seconds(1)) }
    }

    /// What the store was given.
    final class Store: Sendable {
        let batches = Mutex<[[ProbeOutcome]]>([])
        let refusals = Mutex(0)

        var ids: [Int64] { batches.withLock { $0.flatMap { $0.map(\.id) } } }

        func take(_ outcomes: [ProbeOutcome]) throws {
            let refuses = refusals.withLock { left in
                defer { left = max(0, left - 1) }
                return left > 0
            }
            if refuses { throw StorageError.full }
            batches.withLock { $0.append(outcomes) }
        }
    }

    /// Runs a prober until the condition holds, and stops it as the program does.
    func run(
        _ prober: Prober, until isDone: @escaping @Sendable () -> Bool
    ) async throws {
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: prober)], gracefulShutdownSignals: [], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await eventually(isDone)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    func eventually(_ isDone: @Sendable () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(600)
        while !isDone() {
            try #require(ContinuousClock.now < deadline)
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    func prober(
        _ store: Store, budget: Int = 100, load: @escaping @Sendable () async throws -> [ScheduledProbe],
        ask: @escaping @Sendable (ScheduledProbe) async -> ProbeResult = { _ in ProbeResult(.good, "well") },
        changes: @escaping @Sendable () -> AsyncStream<Void> = { AsyncStream { _ in } }
    ) -> Prober {
        Prober(
            Prober.Ends(load: load, changes: changes, ask: ask, record: { try store.take($0) }),
            budget: SocketBudget(budget), gather: .milliseconds(20), logger: logger)
    }

    @Test func everyCheckIsAskedAndStoredInBatches() async throws {
        let (store, probes) = (Store(), probes(1...200))
        let prober = prober(store, load: { probes })
        try await run(prober) { Set(store.ids).count == 200 }
        let batches = store.batches.withLock { $0.map(\.count) }
        #expect(batches.count < store.ids.count && prober.figures.checks == 200)
        #expect(prober.figures.lagMost != nil && prober.figures.unstored == 0)
    }

    @Test func whatTheStoreRefusedIsStoredLaterAndOnce() async throws {
        let (store, probes) = (Store(), probes(1...50))
        store.refusals.withLock { $0 = 2 }
        try await run(prober(store, load: { probes })) { Set(store.ids).count == 50 }
        let times = store.batches.withLock { $0.flatMap { $0.map { "\($0.id) \($0.begun.milliseconds)" } } }
        #expect(Set(times).count == times.count)
    }

    @Test func stoppingBreaksOffWhatIsUnderWayAndStoresWhatWasFound() async throws {
        let (store, probes) = (Store(), probes(1...20))
        let hanging = Mutex(0)
        let prober = prober(store, load: { probes }) { probe in
            guard probe.id % 2 == 0 else { return ProbeResult(.good, "well") }
            hanging.withLock { $0 += 1 }
            try? await Task.sleep(for: .seconds(3_600))
            return ProbeResult(.good, "late")
        }
        try await run(prober) { hanging.withLock { $0 } == 10 && Set(store.ids).count >= 5 }
        #expect(store.ids.allSatisfy { $0 % 2 == 1 } && prober.figures.running == 0 && prober.figures.unstored == 0)
    }

    @Test func aChangeIsHeardWithoutARestart() async throws {
        let store = Store()
        let (stream, changes) = AsyncStream.makeStream(of: Void.self)
        let (few, more) = (probes(1...2), probes(1...3))
        let known = Mutex(few)
        let prober = prober(store, load: { known.withLock { $0 } }, changes: { stream })
        let isAdded = Mutex(false)
        try await run(prober) {
            if Set(store.ids).count == 2, !isAdded.withLock({ $0 }) {
                isAdded.withLock { $0 = true }
                known.withLock { $0 = more }
                changes.yield()
            }
            return Set(store.ids).count == 3
        }
        #expect(prober.figures.checks == 3)
    }

    @Test func noMoreAreUnderWayThanThereAreSockets() async throws {
        let (store, probes) = (Store(), probes(1...100))
        let now = Mutex(0)
        let most = Mutex(0)
        let prober = prober(store, budget: 7, load: { probes }) { _ in
            let count = now.withLock { now in
                now += 1
                return now
            }
            most.withLock { $0 = max($0, count) }
            try? await Task.sleep(for: .milliseconds(2))
            now.withLock { $0 -= 1 }
            return ProbeResult(.good, "well")
        }
        try await run(prober) { Set(store.ids).count == 100 }
        #expect(most.withLock { $0 } <= 7)
    }
}
