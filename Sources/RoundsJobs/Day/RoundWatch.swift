import RoundsDomain
import RoundsSQL
import RoundsStore

extension JobWork {
    /// When the morning round is due and nobody has signed it, the lead is told.
    public static func roundWatch(_ plan: ShiftPlan) -> JobWork {
        let time = DailyTime(plan)
        return JobWork(.roundWatch) { job in
            Ending { tx, now in
                // A desk that slept through the morning says so when it wakes, but not before the next round is due.
                let today = plan.zone.day(of: now)
                if now >= plan.roundDue(on: today) { try tx.tellIfUnsigned(on: today, at: now) }
                try tx.comeAgain(job, at: time, in: plan.zone, now: now)
            }
        } lost: { tx, job, now in
            try tx.comeAgain(job, at: time, in: plan.zone, now: now)
        }
    }
}

extension DailyTime {
    /// When the round is due.
    public init(_ plan: ShiftPlan) {
        self.init(hour: Int(plan.hours.roundDue / 3_600), minute: Int(plan.hours.roundDue / 60 % 60))
    }
}
