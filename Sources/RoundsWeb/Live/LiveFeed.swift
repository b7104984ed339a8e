import RoundsSQL
import Synchronization

/// Hands what was committed, here or on another node, to every open live stream. One listener on the database serves all.
public final class LiveFeed: Sendable {
    /// More streams than this are turned away: a browser keeps one for each tab.
    static let mostStreams = 2_000

    private struct State {
        var streams: [Int: AsyncStream<Announcement>.Continuation] = [:]
        var last = 0
        var pump: Task<Void, Never>?
    }

    private let database: any Database
    private let state = Mutex(State())

    init(database: any Database) {
        self.database = database
    }

    deinit {
        state.withLock { $0.pump?.cancel() }
    }

    /// What is announced from now on; nil when there are too many streams. A slow reader loses the oldest of 200.
    func stream() -> AsyncStream<Announcement>? {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Announcement.self, bufferingPolicy: .bufferingNewest(200))
        let number: Int? = state.withLock { state in
            guard state.streams.count < Self.mostStreams else { return nil }
            state.last += 1
            state.streams[state.last] = continuation
            if state.pump == nil { state.pump = pump() }
            return state.last
        }
        guard let number else { return nil }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.streams.removeValue(forKey: number) }
        }
        return stream
    }

    public var count: Int { state.withLock { $0.streams.count } }

    /// Ends every stream, for a graceful stop: browsers connect again by themselves.
    public func end() {
        let open = state.withLock { state in
            state.pump?.cancel()
            state.pump = nil
            defer { state.streams.removeAll() }
            return Array(state.streams.values)
        }
        for continuation in open { continuation.finish() }
    }

    private func pump() -> Task<Void, Never> {
        let announcements = database.announcements()
        return Task { [weak self] in
            for await announcement in announcements {
                guard let self else { return }
                let open = self.state.withLock { Array($0.streams.values) }
                for continuation in open { continuation.yield(announcement) }
            }
        }
    }
}
