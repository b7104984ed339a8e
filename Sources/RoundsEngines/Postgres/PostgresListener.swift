import CPostgres
import Dispatch
import RoundsSQL

/// Hears what every node announces, this one included, and connects again by itself.
actor PostgresListener {
    private let executor = QueueExecutor("rounds.postgres.listener")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let url: String
    private let listeners: Listeners
    private var listening = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var ended = false

    init(url: String, listeners: Listeners) {
        self.url = url
        self.listeners = listeners
    }

    /// Returns when the first connection listens, when listening has ended, or after a while.
    func ready(within patience: Duration = .seconds(5)) async {
        guard !listening, !ended else { return }
        let limit = Task {
            try await Task.sleep(for: patience)
            release()
        }
        await withCheckedContinuation { waiting.append($0) }
        limit.cancel()
    }

    /// Listens until the task is cancelled.
    func run() async {
        var pause = Duration.milliseconds(50)
        while !Task.isCancelled {
            if let wire = try? PostgresWire(url), (try? wire.run("LISTEN rounds")) != nil {
                pause = .milliseconds(50)
                // What was announced while nobody listened here is lost: look again at everything.
                listeners.tell([.outside()])
                listening = true
                release()
                await hear(wire)
            }
            guard (try? await Task.sleep(for: pause)) != nil else { break }
            pause = min(pause * 2, .seconds(2))
        }
        ended = true
        release()
    }

    private func release() {
        for waiter in waiting { waiter.resume() }
        waiting = []
    }

    /// Tells what arrives until the connection is lost or the task is cancelled.
    private func hear(_ wire: PostgresWire) async {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let source = DispatchSource.makeReadSource(fileDescriptor: PQsocket(wire.pointer), queue: executor.queue)
        source.setEventHandler { arrival.yield() }
        source.activate()
        // What came with the answer to LISTEN is read already, and the socket will not tell of it.
        listeners.tell(wire.notifications())
        for await _ in arrivals {
            guard PQconsumeInput(wire.pointer) == 1 else { break }
            listeners.tell(wire.notifications())
        }
        // The source lets go of the socket before libpq closes it.
        await withCheckedContinuation { done in
            source.setCancelHandler { done.resume() }
            source.cancel()
        }
    }
}

extension PostgresWire {
    /// Announces to every node when the transaction that is open commits, or at once where none is; travels with the COMMIT. Several announcements travel as lines of one
    /// payload, which may be up to 8,000 bytes long.
    func notify(_ announcements: [Announcement]) throws(Fault) {
        for start in stride(from: 0, to: announcements.count, by: 30) {
            let part = announcements[start..<min(start + 30, announcements.count)]
            let payload = part.map { "\($0.topic) \($0.event)" }.joined(separator: "\n")
            _ = try add("SELECT pg_notify('rounds', $1)", [.text(payload)])
        }
    }

    func notifications() -> [Announcement] {
        var heard: [Announcement] = []
        while let next = PQnotifies(pointer) {
            defer { PQfreemem(next) }
            for line in String(cString: next.pointee.extra).split(separator: "\n") {
                let parts = line.split(separator: " ")
                guard parts.count == 2, let event = Int64(parts[1]) else { continue }
                heard.append(Announcement(topic: String(parts[0]), event: event))
            }
        }
        return heard
    }
}
