/// The days on which planned work is done: some days of the week, without holidays.
public struct WorkingDays: Sendable, Equatable {
    public let weekdays: Set<Weekday>
    public let holidays: Set<Day>

    public static let mondayToFriday = WorkingDays(weekdays: Set(Weekday.allCases.prefix(5)))

    /// - Parameter weekdays: none stands for all seven, so that there always is a next working day.
    public init(weekdays: Set<Weekday>, holidays: Set<Day> = []) {
        self.weekdays = weekdays.isEmpty ? Set(Weekday.allCases) : weekdays
        self.holidays = holidays
    }

    public func contains(_ day: Day) -> Bool {
        weekdays.contains(day.weekday) && !holidays.contains(day)
    }

    /// How far a day is moved at most; a longer row of holidays is a mistake in the calendar.
    static let reach = 31

    /// The nearest working day from this one on, or back. Nil when there is none within ``reach`` days.
    func nearest(to day: Day, step: Int) -> Day? {
        (0...WorkingDays.reach).lazy.map { day + $0 * step }.first(where: contains)
    }
}
