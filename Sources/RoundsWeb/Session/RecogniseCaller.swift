import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

/// Puts the person behind a request into its context: from an API token, or from a browser's session.
struct RecogniseCaller: RouterMiddleware {
    typealias Context = DeskContext

    /// Nobody is looked up for these: they answer anyone, jobs too, and health answers while the database is away.
    private static let forAnyone = ["/assets/", "/ping/", "/healthz", "/readyz"]

    let desk: Desk

    func handle(
        _ request: Request, context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        guard Self.forAnyone.allSatisfy({ !request.uri.path.hasPrefix($0) }) else {
            return try await next(request, context)
        }
        var context = context
        if let authorization = request.headers[.authorization] {
            context.caller = try await desk.caller(token: authorization)
        } else if let secret = SessionCookie.session(in: request, context) {
            context.caller = try await desk.caller(session: secret)
        }
        return try await next(request, context)
    }
}

extension Desk {
    /// - Throws: ``SignInNeeded`` for a token that is not good: a program should hear it, not be taken for a stranger.
    fileprivate func caller(token authorization: String) async throws -> Caller {
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", let secret = Secret(apiTokenText: String(parts[1]))
        else {
            throw SignInNeeded()
        }
        let now = now()
        guard let (token, person) = try await database.read({ try $0.apiToken(secret, at: now) }) else {
            throw SignInNeeded()
        }
        if TokenRule.isWorthTouching(token, at: now) {
            try await database.write { try $0.touch(token.id, at: now) }
        }
        return Caller(person: person.narrowed(to: token.scopes), proof: .token(token.id))
    }

    fileprivate func caller(session secret: Secret) async throws -> Caller? {
        let now = now()
        let rule = settings.sessions
        let found = try await database.read { tx in
            let (session, end) = (try tx.askSession(secret, rule: rule, at: now), try tx.askEndOfLog())
            return try session.answer().map { ($0.session, $0.person, seen: try end.answer().number) }
        }
        guard let (session, person, seen) = found else { return nil }
        if SessionRule.isWorthTouching(session, at: now) {
            // A desk that can only read goes on showing.
            try? await database.write { try $0.touch(session.id, at: now) }
        }
        return Caller(person: person, proof: .session(session.id), seen: seen)
    }
}
