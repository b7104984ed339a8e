import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Ends a session at its own browser's wish. One that is over already is no fault.
    public func signOut(_ session: Session.ID, of person: Person.ID, at now: Moment) throws {
        guard try changed("DELETE FROM session WHERE id = \(session) AND person_id = \(person)") == 1 else { return }
        try record(
            Happening(.signedOut, about: .person(person), facts: ["session": .number(session.number)]),
            by: .person(person), at: now)
    }

    /// Ends one of somebody's sessions from elsewhere: one's own, or anybody's by an administrator.
    public func revokeSession(_ session: Session.ID, of owner: Person.ID, by person: Person, at now: Moment) throws {
        guard person.id == owner || person.may(.managePeople) else { throw Denial.notFound }
        guard try changed("DELETE FROM session WHERE id = \(session) AND person_id = \(owner)") == 1 else {
            throw Denial.notFound
        }
        try record(
            Happening(.sessionRevoked, about: .person(owner), facts: ["session": .number(session.number)]),
            by: .person(person.id), at: now)
    }

    /// Ends all of somebody's sessions, or all but the one that asks.
    /// - Returns: how many ended.
    @discardableResult
    public func revokeSessions(
        of owner: Person.ID, except kept: Session.ID? = nil, by person: Person, at now: Moment
    ) throws -> Int {
        guard person.id == owner || person.may(.managePeople) else { throw Denial.notFound }
        let ended = try endSessions(of: owner, except: kept)
        if ended > 0 {
            try record(.ended(.sessionRevoked, owner, sessions: ended), by: .person(person.id), at: now)
        }
        return ended
    }

    func endSessions(of owner: Person.ID, except kept: Session.ID? = nil) throws -> Int {
        try changed("DELETE FROM session WHERE person_id = \(owner) AND id <> \(kept?.number ?? 0)")
    }
}
