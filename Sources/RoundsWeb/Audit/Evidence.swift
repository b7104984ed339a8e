import Crypto
import RoundsDomain
import RoundsSQL
import RoundsStore

/// What the sealed log is verified with besides the database.
public struct Evidence: Sendable {
    /// The desk's public key; nil leaves signatures unchecked.
    let key: Curve25519.Signing.PublicKey?
    /// The checkpoints kept outside the database, which a cut log cannot have lost.
    let kept: @Sendable () async throws -> [Checkpoint]

    public init(
        key: Curve25519.Signing.PublicKey? = nil, kept: @escaping @Sendable () async throws -> [Checkpoint] = { [] }
    ) {
        self.key = key
        self.kept = kept
    }
}

extension Desk {
    func verifyLog() async throws -> LogVerification {
        try await database.verifyLog(key: evidence.key, kept: try await evidence.kept())
    }

    /// The log from its newest end. The look is on record before anything is shown.
    func lookAtLog(
        _ filter: EventFilter, before number: Int64?, limit: Int, by person: Person
    ) async throws -> (records: [EventRecord], isMore: Bool) {
        try await database.write { [now = now()] tx in try tx.recordLookAtLog(by: person, at: now) }
        return try await database.read { tx in
            let events = try tx.events(filter, before: number, limit: limit + 1)
            return (try tx.records(of: Array(events.prefix(limit))), events.count > limit)
        }
    }
}
