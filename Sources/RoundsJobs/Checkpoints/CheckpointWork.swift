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
        JobWork(.checkpoint) { job in
            Ending { tx, now in
                _ = try tx.signCheckpoint(with: key, at: now)
                try tx.comeAgain(job, at: time, in: zone, now: now)
            } after: {
                let stored = try await database.read { try $0.checkpoints() }
                try await blocking { try file.catchUp(with: stored) }
            }
        } lost: { tx, job, now in
            try tx.comeAgain(job, at: time, in: zone, now: now)
        }
    }
}
