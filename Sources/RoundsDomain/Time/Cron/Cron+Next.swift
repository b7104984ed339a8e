extension Cron {
    /// How far ahead is looked. 29 February on a given day of the week comes at most forty years later.
    private static let mostDays = 50 * 366

    /// The first time the job runs after a moment, by the clock of a place. Nil when it does not within fifty years.
    ///
    /// Where clocks change, as Debian's cron does (cron(8), "Notes"; cronsim in healthchecks): a job that has a time of day runs
    /// right after the jump when the clock skips its time, and once, the first time, when the clock shows its time twice.
    /// A job whose minute or hour begins with a star goes by the time that really passes.
    public func next(after moment: Moment, in zone: Zone) -> Moment? {
        hasTimeOfDay ? nextByClock(after: moment, in: zone) : nextByTime(after: moment, in: zone)
    }

    /// The runs after one moment and not after another, the earliest first, at most so many.
    public func runs(after begin: Moment, through end: Moment, in zone: Zone, most: Int = 1_000) -> [Moment] {
        var runs: [Moment] = []
        var last = begin
        while runs.count < most, let next = next(after: last, in: zone), next <= end {
            runs.append(next)
            last = next
        }
        return runs
    }

    /// A time shown up to now has come already, so the search begins with what the clock has yet to show.
    private func nextByClock(after moment: Moment, in zone: Zone) -> Moment? {
        let today = zone.day(of: moment)
        var shown = zone.civil(moment).secondOfDay
        var day = today
        while day - today < Cron.mostDays {
            if falls(on: day) {
                for second in seconds where second > shown {
                    let run = zone.moment(on: day, at: second)
                    if run > moment { return run }
                }
            }
            day = firstCandidate(after: day)
            shown = -1
        }
        return nil
    }

    private func nextByTime(after moment: Moment, in zone: Zone) -> Moment? {
        let today = zone.day(of: moment)
        var run = Moment(milliseconds: (moment.milliseconds.flooredQuotient(60_000) + 1) * 60_000)
        var day = zone.day(of: run)
        while day - today < Cron.mostDays {
            if falls(on: day) {
                let clock = zone.civil(run).secondOfDay
                let hasHour = hours.has(Int(clock / 3_600))
                if hasHour, minutes.has(Int(clock / 60 % 60)) { return run }
                // Hours begin on a quarter of UTC's wherever clocks are set to minutes at all, whole since 1972.
                let step: Int64 = hasHour ? 60_000 : 900_000
                run = Moment(milliseconds: (run.milliseconds.flooredQuotient(step) + 1) * step)
            } else {
                run = max(run + .minutes(1), zone.moment(on: firstCandidate(after: day)))
            }
            day = zone.day(of: run)
        }
        return nil
    }

    /// The next day, or the first of the next month where this month is out of the question.
    private func firstCandidate(after day: Day) -> Day {
        let parts = day.parts
        guard !months.has(parts.month) else { return day + 1 }
        return day + (Day.count(of: parts.month, in: parts.year) - parts.day + 1)
    }

    /// The times of day, in order.
    private var seconds: some Sequence<Int64> {
        (0..<24).lazy.filter(hours.has).flatMap { hour in
            (0..<60).lazy.filter(minutes.has).map { minute in Int64(hour * 3_600 + minute * 60) }
        }
    }
}
