import Crypto
import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Signs the log's end as it stands and writes that down. Nothing to sign gives nil.
    public func signCheckpoint(with key: Curve25519.Signing.PrivateKey, at now: Moment) throws -> Checkpoint? {
        let end = try endOfLog()
        guard end.number > 0 else { return nil }
        let checkpoint = try Checkpoint.signed(event: end.number, hash: end.hash, at: now, with: key)
        let added = try changed(
            """
            INSERT INTO checkpoint (event_number, hash, at, signature)
            VALUES (\(checkpoint.event), \(checkpoint.hash), \(checkpoint.at), \(checkpoint.signature))
            ON CONFLICT (event_number) DO NOTHING
            """)
        guard added == 1 else { return nil }
        try record(
            Happening(.checkpointSigned, about: .desk, facts: ["event": .number(checkpoint.event)]), by: .desk, at: now)
        return checkpoint
    }

    /// All of them, oldest first; one a day, so a decade is under 4,000 rows.
    public func checkpoints() throws -> [Checkpoint] {
        try rows("SELECT event_number, hash, at, signature FROM checkpoint ORDER BY event_number").map { row in
            Checkpoint(
                event: try row.integer("event_number"), hash: try row.bytes("hash"), at: try row.moment("at"),
                signature: try row.bytes("signature"))
        }
    }
}
