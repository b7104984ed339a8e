import RoundsSQL
import Synchronization

/// PostgreSQL 15 or later, for several nodes on one database.
public final class PostgresDatabase: Database {
    public let engine = Engine.postgres

    private static let mostConflicts = 6

    let pool: PostgresPool
    private let writer: PostgresConnection
    let listener: PostgresListener
    let listeners = Listeners()
    private let patience: Duration
    private let listening: Task<Void, Never>
    private let closed = Atomic(false)

    /// Nothing is connected yet; `migrate` connects.
    /// - Parameters:
    ///   - url: `postgres://user:password@host:port/database`, with several hosts and
    ///     `target_session_attrs=read-write` where a cluster decides which one writes.
    ///   - connections: How many read, besides one that writes and one that listens.
    ///   - patience: How long a request may wait for a connection, or for a server that restarts.
    public init(url: String, connections: Int = 8, patience: Duration = .seconds(10)) {
        self.patience = patience
        pool = PostgresPool(url: url, size: connections)
        writer = PostgresConnection(url: url, number: 0)
        let listener = PostgresListener(url: url, listeners: listeners)
        self.listener = listener
        listening = Task { await listener.run() }
    }

    deinit {
        listening.cancel()
    }

    public func read<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer
    ) async throws -> Answer {
        try await patiently { connection in try await connection.read(body) }
    }

    public func write<Answer: Sendable>(
        _ body: @Sendable (any Transaction) throws -> Answer
    ) async throws -> Answer {
        try await again { latest in try await writer.write(body, latest: latest) }
    }

    public func announcements() -> AsyncStream<Announcement> {
        listeners.listen()
    }

    /// By a connection that reads: the one that writes may be busy, and only writes wait for each other.
    public func announce(_ announcement: Announcement) async throws {
        let word = try announcement.sendable()
        try await patiently { connection in
            try await connection.using { wire in
                try wire.notify([word])
                try wire.exchange()
            }
        }
    }

    public func close() async {
        guard !closed.exchange(true, ordering: .relaxed) else { return }
        listening.cancel()
        listeners.end()
        await writer.close()
        await pool.close()
        await listening.value
    }

    /// Lends a connection of the pool to the work, again and again if need be.
    func patiently<Answer: Sendable>(
        _ work: (PostgresConnection) async throws -> Answer
    ) async throws -> Answer {
        try await again { latest in
            let connection = try await pool.take(latest: latest)
            defer { pool.give(connection) }
            return try await work(connection)
        }
    }

    /// Tries again, with growing pauses, what is known to have left nothing behind.
    private func again<Answer: Sendable>(
        _ work: (_ latest: ContinuousClock.Instant) async throws -> Answer
    ) async throws -> Answer {
        let latest = ContinuousClock.now + patience
        var pause = Duration.milliseconds(20)
        var conflicts = 0
        while true {
            if closed.load(ordering: .relaxed) { throw StorageError.unavailable("The database is closed.") }
            do {
                return try await work(latest)
            } catch PostgresConnection.Setback.lost(let error) {
                if ContinuousClock.now + pause > latest { throw error }
            } catch PostgresConnection.Setback.conflict(let error) {
                conflicts += 1
                if conflicts >= PostgresDatabase.mostConflicts { throw error }
            }
            // Uneven pauses keep two that met from meeting again.
            try await Task.sleep(for: pause * Double.random(in: 0.5...1))
            pause = min(pause * 2, .seconds(1))
        }
    }
}
