import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobWork {
    /// Writes down once a day the runs of recurring maintenance that come next. A run that is there stays as it is, so doing
    /// it twice adds nothing.
    public static func plan(at time: DailyTime, in zone: Zone) -> JobWork {
        JobWork(.plan) { job in
            Ending { tx, now in
                try tx.planRuns(on: zone.day(of: now), at: now)
                try tx.comeAgain(job, at: time, in: zone, now: now)
            }
        } lost: { tx, job, now in
            try tx.comeAgain(job, at: time, in: zone, now: now)
        }
    }
}
