import Foundation
import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobWork {
    /// Removes once a day what nobody needs any more, in small steps that hold nobody up.
    public static func sweep(
        _ database: any Database, sessions rule: SessionRule, at time: DailyTime, in zone: Zone,
        now: @escaping @Sendable () -> Moment
    ) -> JobWork {
        JobWork(.sweep) { job in
            let moment = now()
            for _ in 0..<10_000 {
                try Task.checkCancellation()
                guard try await database.write({ try $0.sweep(rule: rule, at: moment) }) > 0 else { break }
            }
            return Ending { tx, now in try tx.comeAgain(job, at: time, in: zone, now: now) }
        } lost: { tx, job, now in
            try tx.comeAgain(job, at: time, in: zone, now: now)
        }
    }
}
