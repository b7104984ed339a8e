import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobWork {
    /// Writes down once a day the runs of recurring maintenance that come next. A run that is there stays as it is, so doing
    /// it twice adds nothing.
    public static func plan(at time: DailyTime, in zone: Zone) -> JobWork {
        JobWork(.plan) { _ in
            Ending { tx, now in
                try tx.planRuns(on: zone.day(of: now), at: now)
                try tx.enqueue(time.draft(.plan, after: now, in: zone))
            }
        } lost: { tx, _, now in
            try tx.enqueue(time.draft(.plan, after: now, in: zone))
        }
    }
}
