import Foundation
import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobWork {
    /// Removes once a day what nobody needs any more.
    /// - Parameter idle: after how long without a request a session is dead.
    public static func sweep(idle: Span, at time: DailyTime, in zone: TimeZone) -> JobWork {
        JobWork(.sweep) { _ in
            Ending { tx, now in
                _ = try tx.sweep(idle: idle, at: now)
                try tx.enqueue(time.draft(.sweep, after: now, in: zone))
            }
        } lost: { tx, _, now in
            try tx.enqueue(time.draft(.sweep, after: now, in: zone))
        }
    }
}
