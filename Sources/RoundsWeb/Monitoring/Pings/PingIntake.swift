import RoundsDomain
import RoundsSQL
import RoundsStore
import Synchronization

/// Where pings wait to be stored together: while one batch goes to the disk the next one gathers. Nobody is answered before
/// what they said is durable, and a lone ping waits for nobody.
final class PingIntake: Sendable {
    private struct Waiting {
        let ping: HeardPing
        let answer: CheckedContinuation<HeardPing.Answer, any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isStoring = false
    }

    private static let largestBatch = 500
    private static let longestQueue = 20_000
    /// What a busy database does not take yet is kept so long; the watch counts on it.
    private static let patience = Duration.milliseconds(Absence.longestWait.milliseconds)

    private let database: any Database
    private let clocks: Clocks
    private let state = Mutex(State())

    init(database: any Database, clocks: Clocks) {
        self.database = database
        self.clocks = clocks
    }

    /// - Throws: ``StorageError`` when it could not be stored: then the job's own retry is right.
    func hear(_ ping: HeardPing) async throws -> HeardPing.Answer {
        try await withCheckedThrowingContinuation { answer in
            let (isFull, begins) = state.withLock { state in
                guard state.waiting.count < Self.longestQueue else { return (true, false) }
                state.waiting.append(Waiting(ping: ping, answer: answer))
                defer { state.isStoring = true }
                return (false, !state.isStoring)
            }
            if isFull { answer.resume(throwing: StorageError.unavailable("Too many pings are waiting.")) }
            if begins { Task { await storeAll() } }
        }
    }

    private func storeAll() async {
        while let batch = next() {
            do {
                let answers = try await store(batch.map(\.ping))
                for (waiting, answer) in zip(batch, answers) { waiting.answer.resume(returning: answer) }
            } catch let error as StorageError {
                for waiting in batch { waiting.answer.resume(throwing: error) }
            } catch {
                // One that the desk stumbles over takes no other with it.
                for waiting in batch { await storeAlone(waiting) }
            }
        }
    }

    private func storeAlone(_ waiting: Waiting) async {
        do {
            let answers = try await store([waiting.ping])
            waiting.answer.resume(returning: answers.first ?? .notFound)
        } catch {
            waiting.answer.resume(throwing: error)
        }
    }

    private func store(_ pings: [HeardPing]) async throws -> [HeardPing.Answer] {
        let now = pings.map(\.at).max() ?? Moment(milliseconds: 0)
        let latest = ContinuousClock.now + Self.patience
        while true {
            do {
                return try await database.write { tx in try tx.hear(pings, clocks: clocks, at: now) }
            } catch let error as StorageError where error == .busy && ContinuousClock.now < latest {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
    }

    private func next() -> [Waiting]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isStoring = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.largestBatch))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }
}
