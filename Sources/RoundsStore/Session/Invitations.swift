import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Opens the link with which the first administrator enters the desk.
    /// - Parameter keepsEarlier: whether links that were made before stay open until their time is over, as when a desk is
    ///   started again, or another node of it: somebody may be about to use theirs.
    /// - Throws: ``Refusal`` when there is an administrator already.
    public func inviteFirstAdministrator(_ secret: Secret, keepsEarlier: Bool = false, at now: Moment) throws {
        guard try !hasAdministrator() else {
            throw Refusal("There is an administrator already, who can add people and make links.")
        }
        if !keepsEarlier { try endFirstInvitations() }
        try insertInvitation(secret, for: nil, at: now)
        try record(Happening(.personInvited, about: .desk), by: .desk, at: now)
    }

    /// Opens a link with which somebody chooses a password: a new person, or one who forgot. Earlier ones end; a password
    /// they have stays until then.
    /// - Throws: ``Denial/notFound``, ``Refusal`` for somebody who left and for a program.
    public func invite(_ owner: Person.ID, with secret: Secret, by actor: Actor, at now: Moment) throws {
        guard let person = try person(owner) else { throw Denial.notFound }
        guard person.isActive else { throw Refusal("\(person.name) has left. Make them active first.") }
        guard person.role != .program else { throw Refusal("A program has no password. Make it an API token.") }
        try run("DELETE FROM invitation WHERE person_id = \(owner) AND used_at IS NULL")
        try insertInvitation(secret, for: owner, at: now)
        try record(Happening(.personInvited, about: .person(owner)), by: actor, at: now)
    }

    /// The open invitation behind a link; nil when it is used, replaced or too old.
    public func invitation(_ secret: Secret, at now: Moment) throws -> Invitation? {
        let found = try row(
            """
            SELECT person_id, expires_at FROM invitation
            WHERE token_hash = \(secret.hash) AND used_at IS NULL AND expires_at > \(now)
            """)
        guard let found else { return nil }
        let expires = try found.moment("expires_at")
        guard let owner: Person.ID = try found.optionalKey("person_id") else {
            return try hasAdministrator() ? nil : Invitation(person: nil, expiresAt: expires)
        }
        guard let person = try person(owner), person.isActive else { return nil }
        let hadOne = try row("SELECT person_id FROM credential WHERE person_id = \(owner)") != nil
        return Invitation(person: person, expiresAt: expires, isFirst: !hadOne)
    }

    /// Uses a link, once, and sets the password that was chosen there.
    /// - Parameter first: who the first administrator is; looked at only for that link, and needed for it. Its role is
    ///   administrator whatever it says.
    /// - Returns: the person, who may sign in now.
    /// - Throws: ``Invitation/isOver``, ``Complaints``.
    public func acceptInvitation(
        _ secret: Secret, password: PasswordHash, first: PersonDraft? = nil, at now: Moment
    ) throws -> Person {
        guard let invitation = try invitation(secret, at: now) else { throw Invitation.isOver }
        let used = try changed(
            "UPDATE invitation SET used_at = \(now) WHERE token_hash = \(secret.hash) AND used_at IS NULL")
        guard used == 1 else { throw Invitation.isOver }
        if invitation.person == nil { try endFirstInvitations() }
        let person = try invitation.person ?? addFirst(first, at: now)
        try setPassword(password, of: person.id, by: .person(person.id), at: now)
        return person
    }

    /// As ``acceptInvitation(_:password:first:at:)``, and signs the person in with the browser they did it in.
    public func acceptInvitation(
        _ secret: Secret, password: PasswordHash, first: PersonDraft? = nil, from origin: SignInOrigin,
        with session: Secret, device: Secret, at now: Moment
    ) throws -> Session {
        let person = try acceptInvitation(secret, password: password, first: first, at: now)
        return try begin(session, for: person.id, from: origin, device: device, isNew: false, at: now)
    }

    /// Those of them that nobody used.
    private func endFirstInvitations() throws {
        try run("DELETE FROM invitation WHERE person_id IS NULL AND used_at IS NULL")
    }

    private func addFirst(_ draft: PersonDraft?, at now: Moment) throws -> Person {
        guard let draft else { throw Complaints([Complaint("name", "Say what you are called.")]) }
        let administrator = try PersonDraft(
            name: draft.name, signInName: draft.signInName, email: draft.email, role: .administrator)
        return try addPerson(administrator, by: .stranger, at: now)
    }

    private func insertInvitation(_ secret: Secret, for owner: Person.ID?, at now: Moment) throws {
        try run(
            """
            INSERT INTO invitation (token_hash, person_id, made_at, expires_at)
            VALUES (\(secret.hash), \(owner), \(now), \(now + Invitation.lastsFor))
            """)
    }
}
