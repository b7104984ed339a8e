import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import RoundsDomain

/// The outermost step of every request: who is it from, is it one too many, how long did it take, and the headers that
/// every answer carries.
struct Arrival: RouterMiddleware {
    typealias Context = DeskContext

    let desk: Desk
    let limit: RateLimit
    /// Of heartbeats: many jobs may stand behind one address.
    let pings: RateLimit
    /// Of those who ask whether the desk is well: traffic from the same address is no reason to think that it is not.
    let health: RateLimit

    func handle(
        _ request: Request, context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let started = ContinuousClock.now
        desk.identify(request, &context)
        var response: Response
        let isPing = request.uri.path.hasPrefix("/ping/")
        if let seconds = bucket(of: request.uri.path).wait(for: context.address, at: desk.now()) {
            response = desk.answer(TooMany(seconds: seconds), to: request, context)
        } else {
            response = try await next(request, context)
        }
        addHeaders(to: &response, context)
        response.forgetDeedShown(to: request)
        let took = ContinuousClock.now - started
        desk.meter.answered(context.endpointPath ?? "none", response.status.code, in: took)
        context.logger.log(
            level: isPing && response.status == .ok ? .debug : .info, "answered",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "none")",
                "status": "\(response.status.code)", "ms": "\(took.milliseconds)",
            ])
        return response
    }

    private func bucket(of path: String) -> RateLimit {
        switch path {
        case "/healthz", "/readyz": health
        case _ where path.hasPrefix("/ping/"): pings
        default: limit
        }
    }

    private func addHeaders(to response: inout Response, _ context: DeskContext) {
        response.headers[.requestID] = context.requestID
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.contentSecurityPolicy] =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(self), microphone=(), geolocation=(), payment=()"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if context.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    }
}

extension Desk {
    /// A proxy is believed only when its address is in the trusted list, and only its own last word.
    func identify(_ request: Request, _ context: inout DeskContext) {
        context.isSecure = settings.answersTLS
        context.host = request.head.authority ?? request.headers[.host] ?? ""
        guard settings.trustedProxies.contains(where: { $0.contains(context.address) }) else { return }
        if request.headers[.xForwardedProto]?.split(separator: ",").last?.trimming == "https" {
            context.isSecure = true
        }
        if let host = request.headers[.xForwardedHost] { context.host = host }
        let hops = (request.headers[.xForwardedFor] ?? "").split(separator: ",").map(\.trimming).suffix(20)
        for hop in hops.reversed() {
            guard IPAddress.bytes(of: hop) != nil else { return }
            context.address = hop
            guard settings.trustedProxies.contains(where: { $0.contains(hop) }) else { return }
        }
    }
}

extension Substring {
    fileprivate var trimming: String { String(self).trimmed }
}

extension Duration {
    /// Rounded down.
    var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}

// Literals that are tokens (RFC 9110 §5.1); another would stop the first test.
// swift-format-ignore: NeverForceUnwrap
extension HTTPField.Name {
    static let requestID = HTTPField.Name("X-Request-Id")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
    static let host = HTTPField.Name("Host")!
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let xForwardedProto = HTTPField.Name("X-Forwarded-Proto")!
    static let xForwardedHost = HTTPField.Name("X-Forwarded-Host")!
}
