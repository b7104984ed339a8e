import RoundsDomain
import RoundsSQL

/// The answer to a request that carried an idempotency key, as it was first given.
public struct FirstAnswer: Sendable, Equatable {
    /// Repeats are known this long.
    public static let keptFor = Span.hours(24)

    /// SHA-256 of what was asked.
    public let requestHash: [UInt8]
    public let status: Int
    public let location: String?
    public let etag: String?
    /// JSON; empty when the answer had no body.
    public let body: String

    public init(requestHash: [UInt8], status: Int, location: String?, etag: String?, body: String) {
        self.requestHash = requestHash
        self.status = status
        self.location = location
        self.etag = etag
        self.body = body
    }
}

extension Transaction {
    /// What this person's request with this key was answered, if it was sent within ``FirstAnswer/keptFor``.
    public func firstAnswer(to key: String, of person: Person.ID, at now: Moment) throws -> FirstAnswer? {
        try row(
            """
            SELECT request_hash, status, location, etag, body FROM idempotency
            WHERE person_id = \(person) AND key = \(stored(key)) AND made_at > \(now - FirstAnswer.keptFor)
            """
        ).map { row in
            FirstAnswer(
                requestHash: try row.bytes("request_hash"), status: Int(try row.integer("status")),
                location: try row.optionalText("location"), etag: try row.optionalText("etag"),
                body: try row.text("body"))
        }
    }

    /// Keeps an answer in the change's own transaction: of two that run at once, the second breaks on the key and stores
    /// nothing.
    /// - Throws: ``StorageError/notUnique(_:)``.
    public func remember(_ answer: FirstAnswer, to key: String, of person: Person.ID, at now: Moment) throws {
        try run(
            """
            DELETE FROM idempotency
            WHERE person_id = \(person) AND key = \(stored(key)) AND made_at <= \(now - FirstAnswer.keptFor)
            """)
        try run(
            """
            INSERT INTO idempotency (person_id, key, request_hash, made_at, status, location, etag, body)
            VALUES (\(person), \(stored(key)), \(answer.requestHash), \(now), \(answer.status), \(answer.location),
                    \(answer.etag), \(answer.body))
            """)
    }

    /// Keys of programs and keys of forms stand in one table.
    private func stored(_ key: String) -> String { "api:" + key }
}
