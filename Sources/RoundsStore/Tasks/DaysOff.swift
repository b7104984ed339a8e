import RoundsDomain
import RoundsSQL

extension Transaction {
    /// The days on which planned work is done: Monday to Friday without the holidays of the desk's calendar and without
    /// the site's further days off.
    public func workingDays() throws -> WorkingDays {
        let holidays = try serviceLevels().holidays.union(daysOff().map(\.day))
        return WorkingDays(weekdays: WorkingDays.mondayToFriday.weekdays, holidays: holidays)
    }

    public func daysOff() throws -> [DayOff] {
        try DayOff.list(try setting(DayOff.setting) ?? "")
    }

    /// Runs that lie ahead are moved off the new days, and back onto the old ones.
    public func setDaysOff(_ days: [DayOff], by person: Person, on today: Day, at now: Moment) throws {
        try checkMayPlan(person)
        guard days != (try daysOff()) else { return }
        try set(DayOff.setting, to: DayOff.text(days))
        try record(
            Happening(.daysOffChanged, about: .desk, facts: ["days": .number(Int64(days.count))]),
            by: .person(person.id), at: now)
        try replanAroundDaysOff(on: today, at: now)
    }

    /// After days off or holidays changed.
    func replanAroundDaysOff(on today: Day, at now: Moment) throws {
        let working = try workingDays()
        for maintenance in try maintenance(onlyActive: true) where maintenance.recurrence != nil {
            try replan(maintenance, working: working, on: today, at: now)
        }
    }
}

extension DayOff {
    fileprivate static let setting = "planned_work.days_off"
}
