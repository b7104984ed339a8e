import RoundsSQL
import Synchronization

/// Writes that are made durable by one commit. Those who wrote wait here until it is done.
final class CommitBatch: Sendable {
    enum Outcome: Sendable {
        case kept
        /// The commit failed.
        case failed(any Error)
        /// Another write of the batch made the engine roll back all of it: this one may be tried again.
        case undone
    }

    private struct State {
        var outcome: Outcome?
        var waiting: [CheckedContinuation<Outcome, Never>] = []
    }

    private let state = Mutex(State())

    func outcome() async -> Outcome {
        await withCheckedContinuation { waiter in
            let known: Outcome? = state.withLock { state in
                if state.outcome == nil { state.waiting.append(waiter) }
                return state.outcome
            }
            if let known { waiter.resume(returning: known) }
        }
    }

    func settle(_ outcome: Outcome) {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.outcome = outcome
            return state.waiting
        }
        for waiter in waiting { waiter.resume(returning: outcome) }
    }
}
