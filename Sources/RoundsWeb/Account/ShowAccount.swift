import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /account
    func showAccount(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await account(request, context)
    }

    /// The page, with what came back from one of its forms.
    func account(
        _ request: Request, _ context: DeskContext, password: Entries = Entries(), token: Entries? = nil,
        phone: Entries? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let now = now()
        let rule = settings.sessions
        let (sessions, tokens, notices, calendar) = try await database.read { tx in
            (
                try tx.sessions(of: person.id, rule: rule, at: now), try tx.tokens(of: person.id),
                try tx.accountNotices(of: person.id, at: now), try tx.calendarFeed(of: person.id)
            )
        }
        let screen = AccountScreen(
            name: person.name, signInName: person.signInName, role: person.role.title,
            notices: notices.map { ($0.sentence, text($0.at, now: now)) },
            devices: sessions.map { device($0, in: context, now: now) },
            tokens: tokenList(tokens, of: person, by: person, at: "/account/tokens", entries: token, now: now),
            password: password, phone: phone ?? Entries(["phone": person.phone]),
            calendar: person.may(.readTasks) ? .init(since: calendar.map { text($0, now: now) }) : nil,
            isDesk: person.may(.readTickets))
        return .page(accountPage(screen, in: frame(request, context)), status: status)
    }

    func device(_ session: Session, in context: DeskContext, now: Moment) -> DeviceLine {
        DeviceLine(
            session: session.id.number, name: session.deviceName, address: session.address,
            since: text(session.madeAt, now: now), seen: text(session.seenAt, now: now),
            isThis: context.session == session.id)
    }

    func tokenList(
        _ tokens: [APIToken], of owner: Person, by person: Person, at path: String, entries: Entries?, now: Moment
    ) -> TokenList {
        let grantable = owner.role.permissions.intersection(person.permissions)
        return TokenList(
            lines: tokens.map { line($0, now: now) }, choices: Permission.allCases.filter(grantable.contains),
            path: path,
            mayMake: APIToken.mayBeKept(of: owner, by: person), entries: entries ?? Entries(["days": "90"]))
    }

    private func line(_ token: APIToken, now: Moment) -> TokenLine {
        TokenLine(
            token: token.id.number, name: token.name,
            scopes: Permission.allCases.filter(token.scopes.contains).map(\.title),
            standing: token.revokedAt != nil ? .revoked : token.isAlive(at: now) ? .alive : .expired,
            expires: text(token.expiresAt, now: now), used: token.usedAt.map { text($0, now: now) })
    }
}

extension DeskContext {
    /// The session behind the request; nil for a token and for a stranger.
    var session: Session.ID? {
        guard let caller, case .session(let id) = caller.proof else { return nil }
        return id
    }
}
