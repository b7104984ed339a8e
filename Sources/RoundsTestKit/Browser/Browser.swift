import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import RoundsHTML
import RoundsWeb
import Synchronization

/// A browser without a socket: it sends requests straight into the responder, keeps cookies, and says of itself what real
/// browsers say (`Sec-Fetch-Site`).
public final class Browser: Sendable {
    public struct Answer: Sendable {
        public let status: HTTPResponse.Status
        public let headers: HTTPFields
        public let body: [UInt8]

        public var text: String { String(decoding: body, as: UTF8.self) }
        /// The first thing that is wrong with the page's markup.
        public var fault: MarkupFault? { MarkupFault.first(in: body) }
        /// Where a redirect leads.
        public var location: String? { headers[.location] }
    }

    private let responder: RouterResponder<DeskContext>
    private let cookies = Mutex<[String: String]>([:])
    private let token: String?
    // swift-format-ignore: NeverForceUnwrap
    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    private static let requests = Atomic<Int>(0)

    /// - Parameter token: an API token that is sent with every request.
    public init(_ desk: Desk, token: String? = nil) {
        responder = desk.responder()
        self.token = token
    }

    public init(_ responder: RouterResponder<DeskContext>, token: String? = nil) {
        self.responder = responder
        self.token = token
    }

    public func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

    public func setCookie(_ name: String, _ value: String) { cookies.withLock { $0[name] = value } }

    public func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, headers: headers)
    }

    /// Sends a form as a page of the desk would.
    public func post(_ path: String, form: [(String, String)] = [], headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = form.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
        return try await send(.post, path, headers: headers, body: Array(body.utf8))
    }

    /// - Parameters:
    ///   - stalls: true sends the body's bytes and never the end of it.
    ///   - drains: false leaves the body unread, as for a stream that does not end.
    public func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8] = [],
        sameOrigin: Bool = true, stalls: Bool = false, drains: Bool = true
    ) async throws -> Answer {
        var request = HTTPRequest(
            method: method, scheme: "http", authority: "desk.test", path: path, headerFields: headers)
        let jar = cookies.withLock { $0 }
        if !jar.isEmpty {
            request.headerFields[.cookie] = jar.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        }
        if let token { request.headerFields[.authorization] = "Bearer \(token)" }
        if request.headerFields[.accept] == nil {
            request.headerFields[.accept] = path.hasPrefix("/api/") ? "application/json" : "text/html"
        }
        if sameOrigin, token == nil, request.headerFields[Self.fetchSite] == nil {
            request.headerFields[Self.fetchSite] = "same-origin"
        }
        var logger = Logger(label: "test", factory: { _ in Quiet() })
        let number = Self.requests.add(1, ordering: .relaxed).newValue
        logger[metadataKey: "hb.request.id"] = "\(number)"
        let context = DeskContext(source: .init(channel: EmbeddedChannel(), logger: logger))
        let (stream, rest) = AsyncStream.makeStream(of: ByteBuffer.self)
        rest.yield(ByteBuffer(bytes: body))
        if !stalls { rest.finish() }
        let response = try await responder.respond(
            to: Request(head: request, body: .init(asyncSequence: stream)), context: context)
        rest.finish()
        keep(response.headers[values: .setCookie])
        let collected = Collected()
        if drains { try await response.body.write(collected) }
        return Answer(status: response.status, headers: response.headers, body: collected.bytes)
    }

    private func keep(_ lines: [String]) {
        cookies.withLock { jar in
            for line in lines {
                let pair = line.prefix { $0 != ";" }.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard pair.count == 2 else { continue }
                jar[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
            }
        }
    }

    public static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            if isPlain { return String(UnicodeScalar(byte)) }
            let hex = String(byte, radix: 16, uppercase: true)
            return "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
    }
}

/// Takes what a response writes.
private final class Collected: ResponseBodyWriter, Sendable {
    private let buffer = Mutex(ByteBuffer())

    var bytes: [UInt8] { buffer.withLock { Array($0.readableBytesView) } }

    func write(_ chunk: ByteBuffer) async throws {
        buffer.withLock { buffer in
            var chunk = chunk
            buffer.writeBuffer(&chunk)
        }
    }

    func finish(_ trailers: HTTPFields?) async throws {}
}

/// Says nothing, but keeps the request's number as a real log does.
private struct Quiet: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.critical

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {}
}
