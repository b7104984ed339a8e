import Synchronization

/// Wakes the runner. Many rings before it looks are one; a ring that was set for later gives way to the next one set.
final class Bell: Sendable {
    let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let timer = Mutex<Task<Void, Never>?>(nil)

    init() {
        (rings, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    deinit {
        timer.withLock { $0?.cancel() }
    }

    func ring() {
        continuation.yield()
    }

    func ring(after pause: Duration) {
        let next = Task { [weak self] in
            guard (try? await Task.sleep(for: pause)) != nil else { return }
            self?.ring()
        }
        let before = timer.withLock { timer in
            defer { timer = next }
            return timer
        }
        before?.cancel()
    }

    /// No more rings: the runner ends what it has begun.
    func end() {
        timer.withLock { $0?.cancel() }
        continuation.finish()
    }
}
