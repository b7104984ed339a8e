import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Where the same showing of a form led when it was sent before; nil when it was not.
    public func whereFormLed(_ key: String, of person: Person.ID) throws -> String? {
        try row("SELECT location FROM idempotency WHERE person_id = \(person) AND key = \(key)")?.optionalText(
            "location")
    }

    /// In the change's own transaction: of two that run at once, the second breaks on the key and stores nothing.
    public func rememberForm(_ key: String, of person: Person.ID, ledTo path: String, at now: Moment) throws {
        try run(
            """
            INSERT INTO idempotency (person_id, key, request_hash, made_at, status, location, body)
            VALUES (\(person), \(key), \([UInt8]()), \(now), 303, \(path), '')
            """)
    }
}
