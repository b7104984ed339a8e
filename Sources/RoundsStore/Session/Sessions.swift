import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Who is behind a session's token, in one query; nil when it is over or its person left.
    public func askSession(
        _ secret: Secret, rule: SessionRule, at now: Moment
    ) throws -> Asked<(session: Session, person: Person)?> {
        let oldest = rule.oldest(at: now)
        return try ask(
            """
            SELECT s.id AS session_id, s.person_id, s.made_at, s.seen_at, s.agent, s.address,
                   p.id, p.name, p.sign_in_name, p.email, p.phone, p.role, p.active, p.version
            FROM session s JOIN person p ON p.id = s.person_id
            WHERE s.token_hash = \(secret.hash) AND s.made_at > \(oldest.made) AND s.seen_at > \(oldest.seen)
              AND p.active = 1
            """
        ).first { row in (try Session(row: row), try Person(row: row)) }
    }

    /// Writes down that a session was used. Call it when ``SessionRule/isWorthTouching(_:at:)`` says so.
    public func touch(_ session: Session.ID, at now: Moment) throws {
        try run("UPDATE session SET seen_at = \(now) WHERE id = \(session) AND seen_at < \(now)")
    }

    /// A person's living sessions, the one used last first.
    public func sessions(of person: Person.ID, rule: SessionRule, at now: Moment) throws -> [Session] {
        let oldest = rule.oldest(at: now)
        return try rows(
            """
            SELECT id AS session_id, person_id, made_at, seen_at, agent, address
            FROM session
            WHERE person_id = \(person) AND made_at > \(oldest.made) AND seen_at > \(oldest.seen)
            ORDER BY seen_at DESC, id LIMIT \(SessionRule.mostAtOnce)
            """
        ).map(Session.init(row:))
    }

    /// Takes away what is long over: sessions, counts of tries, links. Bounded, so that it never holds the desk up.
    /// - Returns: how many rows went.
    @discardableResult
    public func sweepSessions(rule: SessionRule, at now: Moment) throws -> Int {
        let oldest = rule.oldest(at: now)
        var gone = try changed(
            """
            DELETE FROM session WHERE token_hash IN (
              SELECT token_hash FROM session WHERE made_at <= \(oldest.made) OR seen_at <= \(oldest.seen) LIMIT 1000)
            """)
        gone += try changed(
            """
            DELETE FROM sign_in_attempt WHERE name_hash IN (
              SELECT name_hash FROM sign_in_attempt WHERE failed_at <= \(now - LockOut.forgottenAfter) LIMIT 1000)
            """)
        gone += try changed("DELETE FROM invitation WHERE expires_at <= \(now - Invitation.lastsFor)")
        return gone
    }

    /// Begins a session. Beyond ``SessionRule/mostAtOnce`` the one unused longest ends.
    func begin(
        _ secret: Secret, for person: Person.ID, from origin: SignInOrigin, device: Secret, isNew: Bool, at now: Moment
    ) throws -> Session {
        try run(
            """
            DELETE FROM session WHERE token_hash IN (
              SELECT token_hash FROM session WHERE person_id = \(person)
              ORDER BY seen_at DESC, id LIMIT 1000 OFFSET \(SessionRule.mostAtOnce - 1))
            """)
        let session = Session(
            id: secret.sessionID, person: person, madeAt: now, seenAt: now, agent: origin.agent,
            address: origin.address)
        try run(
            """
            INSERT INTO session (token_hash, id, person_id, made_at, seen_at, agent, address)
            VALUES (\(secret.hash), \(session.id), \(person), \(now), \(now), \(session.agent), \(session.address))
            """)
        try know(device, of: person, at: now)
        try record(.signedIn(session, newDevice: isNew), by: .person(person), at: now)
        return session
    }

    /// Remembers a browser of somebody; the newest twenty.
    private func know(_ device: Secret, of person: Person.ID, at now: Moment) throws {
        try run(
            """
            INSERT INTO known_device (person_id, device_hash, seen_at) VALUES (\(person), \(device.hash), \(now))
            ON CONFLICT (person_id, device_hash) DO UPDATE SET seen_at = excluded.seen_at
            """)
        try run(
            """
            DELETE FROM known_device WHERE person_id = \(person) AND device_hash IN (
              SELECT device_hash FROM known_device WHERE person_id = \(person)
              ORDER BY seen_at DESC, device_hash LIMIT 1000 OFFSET \(SessionRule.mostAtOnce))
            """)
    }
}

extension Secret {
    /// The number a session is spoken of by, in lists and the log: 52 bits of the hash, exact in JSON. It opens nothing.
    var sessionID: Session.ID {
        Session.ID(hash.prefix(7).reduce(Int64(0)) { $0 << 8 | Int64($1) } >> 4)
    }
}

extension Session {
    init(row: Row) throws {
        self.init(
            id: try row.key("session_id"), person: try row.key("person_id"), madeAt: try row.moment("made_at"),
            seenAt: try row.moment("seen_at"), agent: try row.text("agent"), address: try row.text("address"))
    }
}
