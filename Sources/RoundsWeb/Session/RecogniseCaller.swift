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
            let caller = try await desk.caller(session: secret, isUse: request.isByHand)
            context.caller = request.isOfPage(madeFor: caller?.person) ? caller : nil
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

    /// - Parameter isUse: whether the session is used by this: then it lasts on.
    fileprivate func caller(session secret: Secret, isUse: Bool) async throws -> Caller? {
        let now = now()
        let rule = settings.sessions
        let found = try await database.read { [plan] tx in
            let (session, end) = (try tx.askSession(secret, rule: rule, at: now), try tx.askEndOfLog())
            return try session.answer().map { session, person in
                (session, person, try end.answer().number, try tx.isRoundLate(for: person, plan, at: now))
            }
        }
        guard let (session, person, seen, isRoundLate) = found else { return nil }
        if isUse, rule.isWorthTouching(session, at: now) {
            // A desk that can only read goes on showing.
            try? await database.write { try $0.touch(session.id, at: now) }
        }
        return Caller(person: person, proof: .session(session.id), seen: seen, isRoundLate: isRoundLate)
    }
}

extension Transaction {
    /// Asked only of who may be told, and only when the round is due: everybody else's requests are as quick as ever.
    fileprivate func isRoundLate(for person: Person, _ plan: ShiftPlan, at now: Moment) throws -> Bool {
        guard person.role == .lead || person.role == .administrator else { return false }
        let today = plan.zone.day(of: now)
        return try plan.roundDue(on: today) <= now && isToldOfLateRound(person, on: today)
    }
}

extension Request {
    /// False for what an open page asks for by itself, its live stream and the parts it draws anew: a page that nobody touches
    /// keeps no session alive. The page says so itself, and nothing is to be won by saying it: the session only ends sooner.
    var isByHand: Bool { uri.path != "/live" && headers[.roundsUnasked] == nil }

    /// False when the page that asks by itself was made for somebody else: it hears what a page hears whose session is over, and
    /// is drawn anew with nothing that its reader may not see.
    fileprivate func isOfPage(madeFor person: Person?) -> Bool {
        guard let reader = headers[.roundsUnasked].flatMap(Int64.init) else { return true }
        return reader == person?.id.number
    }
}

// A literal that is a token (RFC 9110 §5.1); another would stop the first test.
// swift-format-ignore: NeverForceUnwrap
extension HTTPField.Name {
    /// Sent by session.js with what nobody asked for by hand; its value is the number of the person the page was made for.
    static let roundsUnasked = HTTPField.Name("Rounds-Unasked")!
}
