import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Sets a password. All of the person's sessions end, but the one in which they did it; open links to choose one end too.
    /// - Throws: ``Denial/notFound`` for nobody, ``Refusal`` for a program, which has no password.
    public func setPassword(
        _ password: PasswordHash, of owner: Person.ID, keeping session: Session.ID? = nil, by actor: Actor,
        at now: Moment
    ) throws {
        guard let person = try person(owner) else { throw Denial.notFound }
        guard person.role != .program else { throw Refusal("A program has no password. Make it an API token.") }
        try run(
            """
            INSERT INTO credential (person_id, password_hash, set_at) VALUES (\(owner), \(password.text), \(now))
            ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, set_at = excluded.set_at
            """)
        try run("DELETE FROM invitation WHERE person_id = \(owner) AND used_at IS NULL")
        let ended = try endSessions(of: owner, except: session)
        try record(.ended(.passwordSet, owner, sessions: ended), by: actor, at: now)
    }

    /// Changes one's own password after the old one was found right, in a try begun with
    /// ``startSignIn(_:from:at:)``: guessing it from a session left open is slowed down like guessing it at the door.
    /// - Throws: ``Refusal`` when somebody changed it meanwhile.
    public func changePassword(
        _ attempt: SignInTry, to new: PasswordHash, keeping session: Session.ID?, at now: Moment
    ) throws {
        guard let person = attempt.person, try stillHolds(attempt) else {
            throw Refusal("The password was changed meanwhile. Sign in again.")
        }
        try forgetFailures(attempt)
        try setPassword(new, of: person.id, keeping: session, by: .person(person.id), at: now)
    }
}
