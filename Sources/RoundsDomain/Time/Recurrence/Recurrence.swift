/// Planned work that comes round by itself: every 3 months on the 15th, the first Monday, the last working day.
public struct Recurrence: Sendable, Hashable {
    public enum Rhythm: Sendable, Hashable {
        case daily(every: Int)
        case everyWorkingDay
        /// Weeks begin on Monday (ISO 8601).
        case weekly(every: Int, on: Set<Weekday>)
        case monthly(every: Int, on: MonthDay)
        /// - month: 1 to 12.
        case yearly(every: Int, month: Int, on: MonthDay)
    }

    /// A day of a month, whatever the month.
    public enum MonthDay: Sendable, Hashable {
        /// 1 to 31; in a shorter month its last day.
        case day(Int)
        case weekday(Place, Weekday)
        /// Counted by the site's calendar, holidays left out.
        case workingDay(Place)
    }

    public enum Place: Int, Sendable, CaseIterable {
        case first = 1
        case second, third, fourth, last
    }

    /// What becomes of a day that is not a working day.
    public enum Shift: String, Sendable, CaseIterable {
        case stay
        case forward
        case backward
        case skip
    }

    public let rhythm: Rhythm
    /// The first day on which it may fall; "every 3 months" is counted from its month.
    public let anchor: Day
    public let shift: Shift

    /// Throws a sentence when a number is out of its range.
    public init(_ rhythm: Rhythm, from anchor: Day, shift: Shift = .stay) throws(Refusal) {
        try rhythm.check()
        self.rhythm = rhythm
        self.anchor = anchor
        self.shift = shift
    }
}

extension Recurrence.Rhythm {
    fileprivate func check() throws(Refusal) {
        switch self {
        case .everyWorkingDay: return
        case .daily(let every): try check(every, most: 366, "days")
        case .weekly(let every, let days):
            try check(every, most: 104, "weeks")
            guard !days.isEmpty else { throw Refusal("Choose at least one day of the week.") }
        case .monthly(let every, let day):
            try check(every, most: 60, "months")
            try day.check()
        case .yearly(let every, let month, let day):
            try check(every, most: 5, "years")
            guard (1...12).contains(month) else { throw Refusal("A month is a number from 1 to 12.") }
            try day.check()
        }
    }

    private func check(_ every: Int, most: Int, _ unit: String) throws(Refusal) {
        guard (1...most).contains(every) else { throw Refusal("It can come round every 1 to \(most) \(unit).") }
    }
}

extension Recurrence.MonthDay {
    fileprivate func check() throws(Refusal) {
        guard case .day(let day) = self, !(1...31).contains(day) else { return }
        throw Refusal("The day of the month is a number from 1 to 31.")
    }

    /// Nil when the month has no such day, as when all of it is holidays.
    func day(of month: Int, in year: Int64, working: WorkingDays) -> Day? {
        let count = Day.count(of: month, in: year)
        guard let first = Day(year: year, month: month, day: 1) else { return nil }
        switch self {
        case .day(let number):
            return first + (min(number, count) - 1)
        case .weekday(let place, let weekday):
            let earliest = (weekday.rawValue - first.weekday.rawValue + 7) % 7
            let weeks = place == .last ? (count - 1 - earliest) / 7 : place.rawValue - 1
            return first + (earliest + weeks * 7)
        case .workingDay(let place):
            let days = (0..<count).map { first + $0 }.filter(working.contains)
            return place == .last ? days.last : days.dropFirst(place.rawValue - 1).first
        }
    }
}
