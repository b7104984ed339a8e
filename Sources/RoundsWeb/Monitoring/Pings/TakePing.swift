import HTTPTypes
import Hummingbird
import NIOCore
import RoundsDomain
import RoundsStore

extension Desk {
    /// Where jobs say that they live: the ping API of healthchecks, word for word, so that what was written for it works
    /// unchanged. HEAD goes the way of GET.
    var pingRoutes: [Route] {
        ["ping/:check", "ping/:check/:word", "ping/:check/:word/:signal"].flatMap { path in
            [get(path, may: .anyone, takePing), post(path, may: .anyone, takePing)]
        }
    }

    /// GET, HEAD, POST /ping/:uuid[/:signal] and /ping/:key/:slug[/:signal]
    func takePing(_ request: Request, _ context: DeskContext) async throws -> Response {
        let path: PingPath
        switch PingPath.read(context.parameters, create: request.uri.queryParameters["create"] == "1") {
        case .success(let found): path = found
        case .failure(let fault): return .ping(fault.words, fault.status)
        }
        var run: String?
        if let text = request.uri.queryParameters["rid"] {
            guard let canonical = Token.canonical(text) else { return .ping("invalid uuid format", .badRequest) }
            run = canonical
        }
        let heard = HeardPing(
            path.address, path.signal, run: run, method: request.method.rawValue, from: context.address,
            agent: request.headers[.userAgent] ?? "", body: try await request.beginning(upTo: HeardPing.bodyLimit),
            at: now())
        return switch try await pings.hear(heard) {
        case .ok: .ping("OK", .ok)
        case .created: .ping("Created", .created)
        case .notFound: .ping("not found", .notFound)
        case .ambiguous: .ping("ambiguous slug", .conflict)
        }
    }
}

/// Whom a ping's path names, and what it says.
struct PingPath: Equatable {
    struct Fault: Error, Equatable {
        let words: String
        let status: HTTPResponse.Status

        static let unknown = Fault(words: "not found", status: .notFound)
        static let format = Fault(words: "invalid url format", status: .badRequest)
    }

    let address: HeardPing.Address
    let signal: Heartbeat.Signal

    static func read(_ parameters: Parameters, create: Bool) -> Result<PingPath, Fault> {
        read(
            parameters.get("check") ?? "", parameters.get("word"), parameters.get("signal"), create: create)
    }

    static func read(_ first: String, _ second: String?, _ third: String?, create: Bool) -> Result<PingPath, Fault> {
        if let token = Token.canonical(first), third == nil {
            guard let signal = Heartbeat.Signal(second) else { return .failure(fault(of: second)) }
            return .success(PingPath(address: .token(token), signal: signal))
        }
        guard let slug = second else { return .failure(.unknown) }
        guard Slug.isOne(slug) else { return .failure(.format) }
        guard let signal = Heartbeat.Signal(third) else { return .failure(fault(of: third)) }
        return .success(PingPath(address: .slug(slug, key: first, creates: create), signal: signal))
    }

    /// A number that is no exit status is a mistake in the address; another word is no address here.
    private static func fault(of word: String?) -> Fault {
        word?.utf8.allSatisfy { (48...57).contains($0) } == true ? .format : .unknown
    }
}

extension Request {
    /// The first bytes of the body. A job's log may be long, and its word counts all the same: what is more is let go as it
    /// comes, for as long as a request may take.
    fileprivate func beginning(upTo limit: Int) async throws -> [UInt8] {
        try await inTime {
            var kept: [UInt8] = []
            for try await buffer in body where kept.count < limit {
                kept += buffer.readableBytesView.prefix(limit - kept.count)
            }
            return kept
        }
    }
}

extension Response {
    fileprivate static func ping(_ words: String, _ status: HTTPResponse.Status) -> Response {
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(string: words)))
        response.headers[.contentType] = "text/plain; charset=utf-8"
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.cacheControl] = "no-cache, no-store, must-revalidate"
        response.headers[.pingBodyLimit] = String(HeardPing.bodyLimit)
        return response
    }
}

// A literal that is a token (RFC 9110 §5.1); another would stop the first test.
// swift-format-ignore: NeverForceUnwrap
extension HTTPField.Name {
    static let pingBodyLimit = HTTPField.Name("Ping-Body-Limit")!
}
