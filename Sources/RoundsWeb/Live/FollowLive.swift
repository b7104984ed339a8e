import HTTPTypes
import Hummingbird
import NIOCore
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /live?topic=ticket:42&topic=tickets — server-sent events (WHATWG HTML §9.2): the topics of what was committed.
    /// Only the topic and the event's number go out; the page then asks for what it may see. It begins after the event the
    /// page has seen (`since`) or the stream before it ended with (`Last-Event-ID`), so nothing is missed in between.
    func followLive(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let headers: HTTPFields = [.contentType: "text/event-stream", .xAccelBuffering: "no"]
        // A page that was turned away asks whether that was for good: nothing is opened for it.
        guard request.method != .head else { return Response(status: .ok, headers: headers) }
        let query = try request.query()
        let topics = try await allowed(query.all("topic"), for: person)
        let since = (request.headers[.lastEventID] ?? query.text("since")).flatMap(\.asWholeNumber)
        let secret = SessionCookie.session(in: request, context)
        // Listening comes first: what is committed while the log is read arrives twice rather than never.
        guard let stream = live.stream(of: person.id, topics) else { throw Fault.Carrier(.tooManyStreams) }
        let news = try await missed(since: since).filter { topics.cover($0) }.map(\.message).joined()
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                let beats = Self.beat(stream, every: settings.heartbeat)
                defer { beats.cancel() }
                try await writer.write(ByteBuffer(string: "retry: 3000\n\n" + news))
                for await word in stream.words {
                    guard let line = await line(for: word, to: person, with: secret) else { break }
                    try await writer.write(ByteBuffer(string: line))
                }
                try await writer.finish(nil)
            })
    }

    /// Nil when the stream is to end: the browser connects again by itself, and is asked then who it is.
    private func line(for word: LiveFeed.Word, to person: Person, with secret: Secret?) async -> String? {
        switch word {
        case .announcement(let announcement): announcement.message
        case .heartbeat: await isStill(person, with: secret) ? ": still here\n\n" : nil
        }
    }

    /// Whether the session is not over and its person's role is what it was: a stream may last longer than either. A desk that
    /// cannot look just now goes on.
    private func isStill(_ person: Person, with secret: Secret?) async -> Bool {
        guard let secret else { return false }
        let (rule, now) = (settings.sessions, now())
        do {
            let role = try await database.read { tx in
                try tx.askSession(secret, rule: rule, at: now).answer()?.person.role
            }
            return role == person.role
        } catch {
            return true
        }
    }

    /// A heartbeat now and then, so that a dead connection is noticed, proxies keep it open, and nobody hears more than they may.
    private static func beat(_ stream: LiveFeed.Stream, every pause: Duration) -> Task<Void, Never> {
        Task {
            while (try? await Task.sleep(for: pause)) != nil { stream.beat() }
        }
    }

    private func missed(since: Int64?) async throws -> [Announcement] {
        guard let since else { return [] }
        return try await database.read { tx in try tx.announcements(after: since, atMost: Self.mostMissed) }
    }

    /// With more, the page is told to look again at everything.
    private static let mostMissed = 200

    /// A requester follows their own tickets and what the state of the services is made of; the desk follows any.
    private func allowed(_ asked: [String], for person: Person) async throws -> [LiveTopic] {
        let topics = Array(asked.prefix(20)).compactMap(LiveTopic.init)
        guard !person.may(.readTickets) else { return topics }
        return try await database.read { tx in
            try topics.filter { topic in
                guard case .one("ticket", let number) = topic else { return topic.isOfStatus }
                return try tx.ticket(Ticket.ID(number))?.allows(.read, by: person) ?? false
            }
        }
    }
}

extension Fault {
    /// A limit of ours, not a fault of the storage: pages work as ever, and only show what is new when they are loaded again.
    fileprivate static let tooManyStreams = Fault(
        .unavailable, "Too many pages follow the desk live right now. Load this page again to see what is new.",
        retryAfter: 60, cause: "too many live streams")
}

extension Announcement {
    /// As it goes down the stream. What is no event must not move the place where the browser takes up again.
    fileprivate var message: String { (event > 0 ? "id: \(event)\n" : "") + "data: \(topic)\n\n" }
}

/// What a live stream follows: one thing, or everything of a kind.
enum LiveTopic: Sendable, Equatable {
    case one(String, Int64)
    case kind(String)

    /// What everybody may know that it changed, not how.
    var isOfStatus: Bool { [.kind("check"), .kind("window"), .kind("service")].contains(self) }

    /// `ticket:42` or `ticket`.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard text.utf8.count <= 60, let kind = parts.first else { return nil }
        if parts.count == 2 {
            guard let number = Int64(parts[1]) else { return nil }
            self = .one(String(kind), number)
        } else {
            self = .kind(String(kind))
        }
    }

    /// `outside` says that something changed elsewhere: everybody looks again.
    func covers(_ announcement: Announcement) -> Bool {
        if announcement.topic == "outside" { return true }
        return switch self {
        case .one(let kind, let number):
            announcement.topic.hasPrefix(kind) && announcement.topic == "\(kind):\(number)"
        case .kind(let kind): announcement.topic.hasPrefix(kind + ":")
        }
    }
}

// Literals that are tokens (RFC 9110 §5.1); another would stop the first test.
// swift-format-ignore: NeverForceUnwrap
extension HTTPField.Name {
    static let xAccelBuffering = HTTPField.Name("X-Accel-Buffering")!
    static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
