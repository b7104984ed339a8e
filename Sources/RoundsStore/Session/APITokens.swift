import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Makes a token; its text (``Secret/apiTokenText``) is shown once and never again.
    /// - Throws: ``Denial``, ``Refusal`` when the owner has too many.
    public func makeToken(
        _ draft: TokenDraft, with secret: Secret, for owner: Person.ID, by person: Person, at now: Moment
    ) throws -> APIToken {
        let owner = try keeper(owner, by: person)
        // Whoever acts through a token cannot make a wider one.
        let grantable = owner.role.permissions.intersection(person.permissions)
        guard owner.isActive, grantable.isSuperset(of: draft.scopes) else { throw Denial.forbidden }
        let alive = try tokens(of: owner.id).filter { $0.isAlive(at: now) }
        guard alive.count < TokenRule.mostAlive else {
            throw Refusal("\(TokenRule.mostAlive) tokens are in use. Revoke one that is not needed first.")
        }
        let expires = now + .days(Int64(draft.days))
        let inserted = try row(
            """
            INSERT INTO api_token (token_hash, person_id, name, scopes, made_at, expires_at)
            VALUES (\(secret.hash), \(owner.id), \(draft.name), \(draft.scopes.stored), \(now), \(expires))
            RETURNING id
            """)
        guard let inserted else { throw StorageError.shape("a new token has no number") }
        let token = APIToken(
            id: try inserted.key("id"), person: owner.id, name: draft.name, scopes: draft.scopes, madeAt: now,
            expiresAt: expires)
        try record(.token(.tokenMade, token), by: .person(person.id), at: now)
        return token
    }

    /// Who is behind a token, in one query; nil when it is over or its person left.
    public func apiToken(_ secret: Secret, at now: Moment) throws -> (token: APIToken, person: Person)? {
        let row = try row(
            """
            SELECT t.id AS token_id, t.person_id, t.name AS token_name, t.scopes, t.made_at, t.expires_at, t.used_at,
                   t.revoked_at, p.id, p.name, p.sign_in_name, p.email, p.phone, p.role, p.active, p.version
            FROM api_token t JOIN person p ON p.id = t.person_id
            WHERE t.token_hash = \(secret.hash) AND t.revoked_at IS NULL AND t.expires_at > \(now) AND p.active = 1
            """)
        guard let row else { return nil }
        return (try APIToken(row: row), try Person(row: row))
    }

    /// Writes down that a token was used. Call it when ``TokenRule/isWorthTouching(_:at:)`` says so.
    public func touch(_ token: APIToken.ID, at now: Moment) throws {
        try run("UPDATE api_token SET used_at = \(now) WHERE id = \(token) AND (used_at IS NULL OR used_at < \(now))")
    }

    /// A person's tokens, the newest first, dead ones included: at most 200.
    public func tokens(of owner: Person.ID) throws -> [APIToken] {
        try rows(
            """
            SELECT id AS token_id, person_id, name AS token_name, scopes, made_at, expires_at, used_at, revoked_at
            FROM api_token WHERE person_id = \(owner) ORDER BY id DESC LIMIT 200
            """
        ).map(APIToken.init(row:))
    }

    /// Ends a token at once. Ending it twice is no fault.
    public func revokeToken(_ id: APIToken.ID, by person: Person, at now: Moment) throws {
        let found = try row(
            """
            SELECT id AS token_id, person_id, name AS token_name, scopes, made_at, expires_at, used_at, revoked_at
            FROM api_token WHERE id = \(id)
            """
        ).map(APIToken.init(row:))
        guard let token = found else { throw Denial.notFound }
        if token.person != person.id, !person.may(.managePeople) { throw Denial.notFound }
        let revoked = try changed("UPDATE api_token SET revoked_at = \(now) WHERE id = \(id) AND revoked_at IS NULL")
        if revoked == 1 { try record(.token(.tokenRevoked, token), by: .person(person.id), at: now) }
    }

    private func keeper(_ owner: Person.ID, by person: Person) throws -> Person {
        guard let found = try self.person(owner) else { throw Denial.notFound }
        guard APIToken.mayBeKept(of: found, by: person) else { throw Denial.forbidden }
        return found
    }
}

extension Set<Permission> {
    /// Words with spaces between, as in OAuth 2.0 (RFC 6749 §3.3).
    fileprivate var stored: String { map(\.rawValue).sorted().joined(separator: " ") }
}

extension APIToken {
    /// A scope this program no longer knows allows nothing.
    init(row: Row) throws {
        let scopes = try row.text("scopes").split(separator: " ").compactMap { Permission(rawValue: String($0)) }
        self.init(
            id: try row.key("token_id"), person: try row.key("person_id"), name: try row.text("token_name"),
            scopes: Set(scopes), madeAt: try row.moment("made_at"), expiresAt: try row.moment("expires_at"),
            usedAt: try row.optionalMoment("used_at"), revokedAt: try row.optionalMoment("revoked_at"))
    }
}
