import RoundsDomain
import RoundsSQL

/// What was typed into a form that asks in steps is kept until it is sent, a day at most: so each step has an address of its
/// own, and going back or asking for it again sends nothing. It stands with the keys of the forms that were sent, whose
/// beginning it is, and is swept with them.
extension Transaction {
    private static var mostKept: Int { 10 }

    /// Keeps it in the place of what was kept before under the same key. Of one person the newest ten are kept.
    public func keepForm(_ entries: String, as key: String, of person: Person.ID, at now: Moment) throws {
        try run(
            """
            INSERT INTO idempotency (person_id, key, request_hash, made_at, status, body)
            VALUES (\(person), \(kept(key)), \([UInt8]()), \(now), 0, \(entries))
            ON CONFLICT (person_id, key) DO UPDATE SET body = excluded.body, made_at = excluded.made_at
            """)
        try run(
            """
            DELETE FROM idempotency WHERE person_id = \(person) AND status = 0 AND key NOT IN (
              SELECT key FROM idempotency WHERE person_id = \(person) AND status = 0
              ORDER BY made_at DESC, key LIMIT \(Self.mostKept))
            """)
    }

    /// Nil when nothing is, or no longer: it was sent, or lay for a day.
    public func keptForm(_ key: String, of person: Person.ID, at now: Moment) throws -> String? {
        try row(
            """
            SELECT body FROM idempotency
            WHERE person_id = \(person) AND key = \(kept(key)) AND made_at > \(now - FirstAnswer.keptFor)
            """)?.text("body")
    }

    /// It was sent.
    public func forgetForm(_ key: String, of person: Person.ID) throws {
        try run("DELETE FROM idempotency WHERE person_id = \(person) AND key = \(kept(key))")
    }

    private func kept(_ key: String) -> String { "kept:" + key }
}
