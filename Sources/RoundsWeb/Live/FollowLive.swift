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
        let query = try request.query()
        let topics = try await allowed(query.all("topic"), for: person)
        let since = (request.headers[.lastEventID] ?? query.text("since")).flatMap(\.asWholeNumber)
        // Listening comes first: what is committed while the log is read arrives twice rather than never.
        guard let stream = live.stream() else { throw StorageError.unavailable("too many live streams") }
        let missed = try await missed(since: since)
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .xAccelBuffering: "no"],
            body: ResponseBody { writer in
                let news = missed.filter { topics.cover($0) }.map(\.message).joined()
                try await writer.write(ByteBuffer(string: "retry: 3000\n\n" + news))
                for await word in Self.beating(stream) {
                    switch word {
                    case .announcement(let announcement):
                        guard topics.cover(announcement) else { continue }
                        try await writer.write(ByteBuffer(string: announcement.message))
                    case .heartbeat: try await writer.write(ByteBuffer(string: ": still here\n\n"))
                    }
                }
                try await writer.finish(nil)
            })
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

    private enum Word: Sendable {
        case announcement(Announcement)
        case heartbeat
    }

    /// The announcements with a heartbeat every 20 seconds, so that a dead connection is noticed and proxies keep it open.
    private static func beating(_ stream: AsyncStream<Announcement>) -> AsyncStream<Word> {
        AsyncStream(bufferingPolicy: .bufferingNewest(200)) { continuation in
            let words = Task {
                for await announcement in stream { continuation.yield(.announcement(announcement)) }
                continuation.finish()
            }
            let beats = Task {
                while !Task.isCancelled {
                    try await Task.sleep(for: .seconds(20))
                    continuation.yield(.heartbeat)
                }
            }
            continuation.onTermination = { _ in
                words.cancel()
                beats.cancel()
            }
        }
    }
}

extension [LiveTopic] {
    fileprivate func cover(_ announcement: Announcement) -> Bool { contains { $0.covers(announcement) } }
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
        case .one(let kind, let number): announcement.topic == "\(kind):\(number)"
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
