import Foundation
import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobWork {
    /// Copying and proving hundreds of gibibytes takes less. A disk that does not answer at 02:00 is told of before the morning
    /// round: the attempts after the first fail at once and are over half an hour later.
    private static let longestBackup = Duration.seconds(4 * 3_600)

    /// The nightly backup: made, verified, and written into the log; then the oldest beyond `keep` go.
    public static func backup(
        _ backup: Backup, on shelf: BackupShelf, keep count: Int, at time: DailyTime, in zone: Zone,
        now: @escaping @Sendable () -> Moment
    ) -> JobWork {
        JobWork(.backup, longest: longestBackup) { job in
            try await blocking {
                try FileManager.default.createDirectory(
                    atPath: shelf.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
            let moment = now()
            let made = try await backup.make(shelf.path(at: moment), keys: false, at: moment)
            return Ending { tx, now in
                try tx.record(.backupMade(made), by: .desk, at: now)
                try tx.comeAgain(job, at: time, in: zone, now: now)
            } after: {
                try await blocking { try shelf.keep(count) }
            }
        } lost: { tx, job, now in
            let attempts = min(job.attempt, Job.mostAttempts)
            try tx.record(
                Happening(.backupFailed, about: .desk, facts: ["attempts": .number(attempts)]), by: .desk, at: now)
            try tx.comeAgain(job, at: time, in: zone, now: now)
        }
    }
}

extension Happening {
    public static func backupMade(_ made: Backup.Made) -> Happening {
        Happening(
            .backupMade, about: .desk,
            facts: [
                "bytes": .number(made.bytes), "events": .number(made.manifest.events),
                "keys": .flag(made.manifest.keys), "files": .number(Int64(made.manifest.files.count)),
            ])
    }
}
