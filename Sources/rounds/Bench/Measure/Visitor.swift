import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import RoundsDomain
import RoundsSQL
import RoundsWeb
import Synchronization

/// A signed-in browser without a socket: what is timed is the desk's own work, from the parsed request to the last byte of
/// the answer.
struct Visitor: Sendable {
    struct Unexpected: Error {
        let status: Int
        let path: String
    }

    private let responder: RouterResponder<DeskContext>
    private let cookie: String
    private let channel = NIOAsyncTestingChannel()
    private let logger = Logger(label: "bench", factory: { _ in SwiftLogNoOpLogHandler() })

    /// - Parameter secret: of the session.
    init(_ desk: Desk, session secret: Secret) {
        responder = desk.responder()
        cookie = "rounds_session=\(secret.text)"
    }

    /// Sends a request and tells how many bytes came back.
    /// - Throws: ``Unexpected`` for an answer that is neither a page nor a redirect to one.
    @discardableResult
    func get(_ path: String) async throws -> Int { try await send(.get, path) }

    /// Sends a form as a page of the desk would.
    @discardableResult
    func post(_ path: String, _ form: String) async throws -> Int {
        try await send(.post, path, ["Content-Type": "application/x-www-form-urlencoded"], Array(form.utf8))
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String] = [:], _ body: [UInt8] = []
    ) async throws -> Int {
        var head = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path)
        let all = headers.merging(["Cookie": cookie, "Accept": "text/html", "Sec-Fetch-Site": "same-origin"]) { $1 }
        for (name, value) in all { if let name = HTTPField.Name(name) { head.headerFields[name] = value } }
        let response = try await responder.respond(
            to: Request(head: head, body: .init(buffer: ByteBuffer(bytes: body))),
            context: DeskContext(source: .init(channel: channel, logger: logger)))
        guard [200, 201, 303].contains(response.status.code) else {
            throw Unexpected(status: response.status.code, path: path)
        }
        let weight = Weight()
        try await response.body.write(weight)
        return weight.bytes
    }
}

/// Counts what a response writes.
private final class Weight: ResponseBodyWriter, Sendable {
    private let count = Atomic(0)

    var bytes: Int { count.load(ordering: .relaxed) }

    func write(_ chunk: ByteBuffer) async throws {
        count.add(chunk.readableBytes, ordering: .relaxed)
    }

    func finish(_ trailers: HTTPFields?) async throws {}
}
