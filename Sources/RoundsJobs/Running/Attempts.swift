import RoundsDomain
import Synchronization

/// The attempts at a node's jobs. One that waits for a disk or a share that does not answer cannot be ended: whoever waited for
/// it goes on without it. It ends by itself when the disk answers, and takes away what it had begun to write; nobody else may,
/// for nobody else knows when it has stopped writing. Until then no other of its kind is begun, so that they do not add up.
final class Attempts: Sendable {
    private struct State {
        var last = 0
        /// Those that have not ended, by number.
        var running: [Int: Job.Kind] = [:]
        /// Those that somebody waits for.
        var awaited: Set<Int> = []
    }

    private let state = Mutex(State())

    /// Does the work, and waits for it so long at the most, or until this task is cancelled. Then the work is cancelled too.
    /// - Throws: ``AttemptFault``, `CancellationError`, and what the work throws.
    func wait<Answer: Sendable>(
        for kind: Job.Kind, atMost longest: Duration, _ work: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let number = try begin(kind)
        defer { leave(number) }
        let (outcomes, tell) = AsyncStream.makeStream(of: Result<Answer, any Error>.self)
        let attempt = Task {
            let outcome = await Self.outcome(of: work)
            end(number)
            tell.yield(outcome)
        }
        let limit = Task {
            guard (try? await Task.sleep(for: longest)) != nil else { return }
            tell.yield(.failure(AttemptFault.tookTooLong(longest)))
        }
        defer {
            attempt.cancel()
            limit.cancel()
        }
        for await outcome in outcomes { return try outcome.get() }
        throw CancellationError()
    }

    private static func outcome<Answer: Sendable>(
        of work: @Sendable () async throws -> Answer
    ) async -> Result<Answer, any Error> {
        do {
            return .success(try await work())
        } catch {
            return .failure(error)
        }
    }

    private func begin(_ kind: Job.Kind) throws(AttemptFault) -> Int {
        let number: Int? = state.withLock { state in
            let isLeft = state.running.contains { $0.value == kind && !state.awaited.contains($0.key) }
            guard !isLeft else { return nil }
            state.last += 1
            state.running[state.last] = kind
            state.awaited.insert(state.last)
            return state.last
        }
        guard let number else { throw .anotherHangs }
        return number
    }

    private func leave(_ number: Int) {
        state.withLock { _ = $0.awaited.remove(number) }
    }

    private func end(_ number: Int) {
        state.withLock { _ = $0.running.removeValue(forKey: number) }
    }
}

/// Why an attempt failed that did not fail by itself.
enum AttemptFault: Worded, Equatable {
    case tookTooLong(Duration)
    case anotherHangs

    var sentence: String {
        switch self {
        case .tookTooLong(let longest):
            "It had not ended after \(longest.components.seconds / 60) minutes and was left to itself."
        case .anotherHangs: "An attempt before it has not ended: it may wait for a disk that does not answer."
        }
    }
}
