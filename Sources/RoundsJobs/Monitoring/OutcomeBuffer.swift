import Logging
import RoundsDomain
import RoundsSQL
import Synchronization

/// Outcomes on their way to the store: taken together, so that one commit holds many, and kept until they are stored.
final class OutcomeBuffer: Sendable {
    typealias Record = @Sendable ([ProbeOutcome]) async throws -> Void

    /// More than this wait for the store: nothing new is asked until it has caught up.
    static let most = 10_000
    /// One call of the store gets at most so many.
    static let batch = 1_000
    /// How often what is left at the end is tried.
    private static let lastTries = 3

    private let outcomes = Mutex<[ProbeOutcome]>([])
    private let ending = Mutex(false)
    private let bell = Bell()

    var count: Int { outcomes.withLock(\.count) }
    var isFull: Bool { count >= Self.most }
    private var isEnding: Bool { ending.withLock { $0 } }

    func add(_ outcome: ProbeOutcome) {
        let isFirst = outcomes.withLock { outcomes in
            outcomes.append(outcome)
            return outcomes.count == 1
        }
        if isFirst { bell.ring() }
    }

    func end() {
        ending.withLock { $0 = true }
        bell.end()
    }

    /// Stores until ``end()``, and then what is left, if the database takes it within three tries; within one when the
    /// task was cancelled.
    /// - Parameter gather: how long outcomes are waited for after the first one.
    func drain(
        gather: Duration, logger: Logger, into record: Record, then told: @Sendable () -> Void
    ) async {
        for await _ in bell.rings {
            try? await Task.sleep(for: gather)
            await store(isLast: false, logger: logger, into: record)
            told()
        }
        await store(isLast: true, logger: logger, into: record)
    }

    private func store(isLast: Bool, logger: Logger, into record: Record) async {
        var failed = 0
        while isLast || !(isEnding || Task.isCancelled) {
            let batch = outcomes.withLock { Array($0.prefix(Self.batch)) }
            guard !batch.isEmpty else { return }
            do {
                try await store(batch, logger: logger, into: record)
                failed = 0
            } catch {
                failed += 1
                logger.warning(
                    "results of checks wait for the database",
                    metadata: ["fault": "\(error.word)", "count": "\(count)"])
                if isLast, failed >= Self.lastTries || Task.isCancelled { return }
                await pause(.milliseconds(min(200 << min(failed, 6), 10_000)), isLast: isLast)
            }
        }
    }

    /// In short steps, so that nobody who stops the desk waits for the end of a long one.
    private func pause(_ length: Duration, isLast: Bool) async {
        let end = ContinuousClock.now + length
        while ContinuousClock.now < end, isLast || !isEnding {
            guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { return }
        }
    }

    /// - Throws: what may be over later. One that the store will never take goes alone and takes no other with it.
    private func store(_ batch: [ProbeOutcome], logger: Logger, into record: Record) async throws {
        do {
            try await record(batch)
            outcomes.withLock { $0.removeFirst(batch.count) }
        } catch {
            guard !error.mayPass else { throw error }
            for outcome in batch { try await storeAlone(outcome, logger: logger, into: record) }
        }
    }

    private func storeAlone(_ outcome: ProbeOutcome, logger: Logger, into record: Record) async throws {
        do {
            try await record([outcome])
        } catch {
            guard !error.mayPass else { throw error }
            logger.error(
                "a result of a check was dropped", metadata: ["check": "\(outcome.id)", "fault": "\(error.word)"])
        }
        outcomes.withLock { _ = $0.removeFirst() }
    }
}

extension Error {
    /// Whether the same may be stored later: the database is away, full or takes no writes now.
    fileprivate var mayPass: Bool {
        switch self as? StorageError {
        case .unavailable?, .full?, .readOnly?, .unknownOutcome?: true
        default: self is CancellationError
        }
    }
}
