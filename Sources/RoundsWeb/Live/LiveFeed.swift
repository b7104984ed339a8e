import RoundsDomain
import RoundsSQL
import Synchronization

/// Hands what was committed, here or on another node, to every open live stream that follows it. One listener on the database
/// serves all.
public final class LiveFeed: Sendable {
    /// What goes down a stream.
    enum Word: Sendable, Equatable {
        case announcement(Announcement)
        /// Time to look after the stream.
        case heartbeat
    }

    /// An open stream: its words, for one reader, and the way to put a heartbeat among them.
    struct Stream: Sendable {
        let words: AsyncStream<Word>
        fileprivate let mailbox: Mailbox<Word>

        func beat() { mailbox.put(.heartbeat) }
    }

    /// More streams than this are turned away: a browser keeps one for each tab that is looked at.
    static let mostStreams = 2_000
    /// Beyond this the oldest of a person's ends: nobody takes the streams of all. As many as one may be signed in with.
    static let mostOfOne = SessionRule.mostAtOnce
    /// A slow reader, for whom more than this wait, is told to look again at everything.
    private static let mostWaiting = 200

    private struct Follower {
        let person: Person.ID
        let topics: [LiveTopic]
        let mailbox: Mailbox<Word>
    }

    private struct State {
        var followers: [Int: Follower] = [:]
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

    /// What is announced of these topics from now on; nil when the desk has too many streams.
    func stream(of person: Person.ID, _ topics: [LiveTopic]) -> Stream? {
        let number: Int = state.withLock { state in
            state.last += 1
            return state.last
        }
        let (mailbox, words) = Mailbox<Word>.open(most: Self.mostWaiting, instead: .announcement(.outside())) {
            [weak self] in
            _ = self?.state.withLock { $0.followers.removeValue(forKey: number) }
        }
        let follower = Follower(person: person, topics: topics, mailbox: mailbox)
        let (isOpen, oldest) = open(number, follower)
        oldest?.finish()
        return isOpen ? Stream(words: words, mailbox: mailbox) : nil
    }

    /// - Returns: whether there was room, and the one of the same person's that ends for it.
    private func open(_ number: Int, _ follower: Follower) -> (isOpen: Bool, oldest: Mailbox<Word>?) {
        state.withLock { state in
            let own = state.followers.filter { $0.value.person == follower.person }
            let oldest = own.count < Self.mostOfOne ? nil : own.keys.min()
            guard state.followers.count < Self.mostStreams || oldest != nil else { return (false, nil) }
            let ended = oldest.flatMap { state.followers.removeValue(forKey: $0) }
            state.followers[number] = follower
            if state.pump == nil { state.pump = pump() }
            return (true, ended?.mailbox)
        }
    }

    public var count: Int { state.withLock { $0.followers.count } }

    /// Ends every stream, for a graceful stop: browsers connect again by themselves.
    public func end() {
        let open = state.withLock { state in
            state.pump?.cancel()
            state.pump = nil
            defer { state.followers.removeAll() }
            return state.followers.values.map(\.mailbox)
        }
        for mailbox in open { mailbox.finish() }
    }

    private func pump() -> Task<Void, Never> {
        let announcements = database.announcements()
        return Task { [weak self] in
            for await announcement in announcements {
                guard let self else { return }
                self.tell(announcement)
            }
        }
    }

    /// Only those hear of it who follow it: what others do must not crowd out what a page waits for.
    private func tell(_ announcement: Announcement) {
        let followers = state.withLock { Array($0.followers.values) }
        for follower in followers where follower.topics.cover(announcement) {
            follower.mailbox.put(.announcement(announcement))
        }
    }
}

extension [LiveTopic] {
    func cover(_ announcement: Announcement) -> Bool { contains { $0.covers(announcement) } }
}
