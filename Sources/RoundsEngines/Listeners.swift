import RoundsSQL
import Synchronization

/// Those who want to hear what was committed. Each has its own queue; a slow one loses the oldest.
final class Listeners: Sendable {
    private struct State {
        var next = 0
        var ended = false
        var queues: [Int: AsyncStream<Announcement>.Continuation] = [:]
    }

    private static let longestQueue = 1_000
    private let state = Mutex(State())

    /// Whether anybody listens.
    var any: Bool { state.withLock { !$0.queues.isEmpty } }

    func listen() -> AsyncStream<Announcement> {
        let (stream, queue) = AsyncStream.makeStream(
            of: Announcement.self, bufferingPolicy: .bufferingNewest(Listeners.longestQueue))
        let number: Int? = state.withLock { state in
            guard !state.ended else { return nil }
            state.next += 1
            state.queues[state.next] = queue
            return state.next
        }
        guard let number else {
            queue.finish()
            return stream
        }
        queue.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.queues.removeValue(forKey: number) }
        }
        return stream
    }

    func tell(_ announcements: [Announcement]) {
        guard !announcements.isEmpty else { return }
        for queue in state.withLock({ Array($0.queues.values) }) {
            for announcement in announcements { queue.yield(announcement) }
        }
    }

    func end() {
        let queues = state.withLock { state in
            defer { state.queues = [:] }
            state.ended = true
            return Array(state.queues.values)
        }
        for queue in queues { queue.finish() }
    }
}

extension Announcement {
    /// A topic travels as one line of a `NOTIFY` payload.
    func sendable() throws(StorageError) -> Announcement {
        let bytes = topic.utf8
        guard (1...200).contains(bytes.count), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .shape("an announcement's topic is 1 to 200 printable ASCII characters without spaces")
        }
        return self
    }
}
