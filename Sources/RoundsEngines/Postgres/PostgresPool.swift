import RoundsSQL
import Synchronization

/// The connections, and those who wait for a free one. Waiting is bounded in number and in time.
final class PostgresPool: Sendable {
    private struct Waiter {
        let number: Int
        let latest: ContinuousClock.Instant
        let continuation: CheckedContinuation<PostgresConnection, any Error>
    }

    private struct State {
        var idle: [PostgresConnection]
        var waiters: [Waiter] = []
        var next = 0
        var sweeping = false
        var closed = false
    }

    static let longestQueue = 1_000
    let connections: [PostgresConnection]
    private let state: Mutex<State>

    init(url: String, size: Int) {
        connections = (1...size).map { PostgresConnection(url: url, number: $0) }
        state = Mutex(State(idle: connections))
    }

    /// - Throws: ``StorageError/unavailable(_:)`` when too many wait or none came free in time.
    func take(latest: ContinuousClock.Instant) async throws -> PostgresConnection {
        try await withCheckedThrowingContinuation { continuation in
            let (result, sweep): (Result<PostgresConnection, StorageError>?, Bool) = state.withLock { state in
                if state.closed { return (.failure(.unavailable("The database is closed.")), false) }
                if let free = state.idle.popLast() { return (.success(free), false) }
                guard state.waiters.count < PostgresPool.longestQueue else {
                    return (.failure(.unavailable("Too many requests wait for the database.")), false)
                }
                state.next += 1
                state.waiters.append(Waiter(number: state.next, latest: latest, continuation: continuation))
                defer { state.sweeping = true }
                return (nil, !state.sweeping)
            }
            if let result { continuation.resume(with: result.mapError { $0 }) }
            if sweep { Task { await self.sweep() } }
        }
    }

    func give(_ connection: PostgresConnection) {
        let waiter: Waiter? = state.withLock { state in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.idle.append(connection)
            return nil
        }
        waiter?.continuation.resume(returning: connection)
    }

    /// Turns away those who have waited too long, while anybody waits.
    private func sweep() async {
        while true {
            try? await Task.sleep(for: .milliseconds(100))
            let now = ContinuousClock.now
            let (late, done): ([Waiter], Bool) = state.withLock { state in
                let late = state.waiters.filter { $0.latest <= now }
                state.waiters.removeAll { $0.latest <= now }
                state.sweeping = !state.waiters.isEmpty
                return (late, state.waiters.isEmpty)
            }
            for waiter in late {
                waiter.continuation.resume(throwing: StorageError.busy)
            }
            if done { return }
        }
    }

    /// Turns away who waits, and closes each connection after what runs on it.
    func close() async {
        let waiters = state.withLock { state in
            defer { state.waiters = [] }
            state.closed = true
            return state.waiters
        }
        for waiter in waiters {
            waiter.continuation.resume(throwing: StorageError.unavailable("The database is closed."))
        }
        for connection in connections { await connection.close() }
    }
}
