import RoundsSQL
import Synchronization

/// Those who want to hear what was committed. Each has a mailbox of its own; a slow one is told to look again at everything.
final class Listeners: Sendable {
    private struct State {
        var next = 0
        var ended = false
        var mailboxes: [Int: Mailbox<Announcement>] = [:]
    }

    private static let mostWaiting = 1_000
    private let state = Mutex(State())

    /// Whether anybody listens.
    var any: Bool { state.withLock { !$0.mailboxes.isEmpty } }

    func listen() -> AsyncStream<Announcement> {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        let (mailbox, heard) = Mailbox<Announcement>.open(most: Self.mostWaiting, instead: .outside()) { [weak self] in
            _ = self?.state.withLock { $0.mailboxes.removeValue(forKey: number) }
        }
        let isOver = state.withLock { state in
            if !state.ended { state.mailboxes[number] = mailbox }
            return state.ended
        }
        if isOver { mailbox.finish() }
        return heard
    }

    func tell(_ announcements: [Announcement]) {
        guard !announcements.isEmpty else { return }
        let mailboxes = state.withLock { Array($0.mailboxes.values) }
        for announcement in announcements {
            for mailbox in mailboxes { mailbox.put(announcement) }
        }
    }

    func end() {
        let open = state.withLock { state in
            defer { state.mailboxes = [:] }
            state.ended = true
            return Array(state.mailboxes.values)
        }
        for mailbox in open { mailbox.finish() }
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
