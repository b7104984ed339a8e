import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Gives somebody a new address for their calendar; the one before ends.
    public func makeCalendarFeed(with secret: Secret, for person: Person, at now: Moment) throws {
        guard person.may(.readTasks) else { throw Denial.forbidden }
        try run(
            """
            INSERT INTO calendar_feed (person_id, token_hash, made_at) VALUES (\(person.id), \(secret.hash), \(now))
            ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at
            """)
        try record(Happening(.calendarFeedMade, about: .person(person.id)), by: .person(person.id), at: now)
    }

    /// Ends the address at once. Ending none is no fault.
    public func revokeCalendarFeed(of person: Person, at now: Moment) throws {
        let gone = try changed("DELETE FROM calendar_feed WHERE person_id = \(person.id)")
        guard gone == 1 else { return }
        try record(Happening(.calendarFeedRevoked, about: .person(person.id)), by: .person(person.id), at: now)
    }

    /// When somebody's calendar got its address; nil when it has none.
    public func calendarFeed(of person: Person.ID) throws -> Moment? {
        try row("SELECT made_at FROM calendar_feed WHERE person_id = \(person)").map { try $0.moment("made_at") }
    }

    /// Whose calendar it is; nil when the address ended, its person left or may no longer read planned work.
    public func personBehindCalendar(_ secret: Secret) throws -> Person? {
        let found = try row(
            """
            SELECT p.id, p.name, p.sign_in_name, p.email, p.phone, p.role, p.active, p.version
            FROM calendar_feed f JOIN person p ON p.id = f.person_id WHERE f.token_hash = \(secret.hash) AND p.active = 1
            """
        ).map(Person.init(row:))
        return found.flatMap { $0.may(.readTasks) ? $0 : nil }
    }
}

extension Transaction {
    /// Twelve digits that no other desk has and this one keeps: the beginning of its first event's seal.
    public func deskMark() throws -> String {
        let first = try row("SELECT hash FROM event WHERE number = 1")?.bytes("hash") ?? []
        return first.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
