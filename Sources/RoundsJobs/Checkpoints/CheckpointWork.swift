import Crypto
import Foundation
import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobWork {
    /// Signs the log's end once a day, and writes the checkpoint beside the database too.
    public static func checkpoint(
        _ database: any Database, key: Curve25519.Signing.PrivateKey, file: CheckpointFile, at time: DailyTime,
        in zone: Zone
    ) -> JobWork {
        JobWork(.checkpoint) { _ in
            Ending { tx, now in
                _ = try tx.signCheckpoint(with: key, at: now)
                try tx.enqueue(time.draft(.checkpoint, after: now, in: zone))
            } after: {
                try file.catchUp(with: try await database.read { try $0.checkpoints() })
            }
        } lost: { tx, _, now in
            try tx.enqueue(time.draft(.checkpoint, after: now, in: zone))
        }
    }
}
