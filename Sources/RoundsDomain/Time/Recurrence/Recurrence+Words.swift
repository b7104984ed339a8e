extension Recurrence {
    /// As ``init(words:from:)`` reads it: `every 3 months on the 15th, moved to the next working day`.
    public var words: String { rhythm.words + (shift.words.isEmpty ? "" : ", \(shift.words)") }
}

extension Recurrence.Shift {
    /// What follows the comma; nothing for a day that stays.
    var words: String {
        switch self {
        case .stay: ""
        case .forward: "moved to the next working day"
        case .backward: "moved to the working day before"
        case .skip: "left out on days off"
        }
    }
}

extension Recurrence.Rhythm {
    /// Without what becomes of days off.
    public var words: String {
        switch self {
        case .daily(let every): period(every, "day")
        case .everyWorkingDay: "every working day"
        case .weekly(let every, let weekdays): "\(period(every, "week")) on \(listed(weekdays.sorted().map(\.name)))"
        case .monthly(let every, let day): "\(period(every, "month")) on the \(day.words)"
        case .yearly(let every, let month, .day(let day)) where day <= Day.count(of: month, in: 2_024):
            "\(period(every, "year")) on \(day) \(CivilTime.months[month - 1])"
        case .yearly(let every, let month, let day):
            "\(period(every, "year")) on the \(day.words) of \(CivilTime.months[month - 1])"
        }
    }

    private func period(_ every: Int, _ unit: String) -> String {
        every == 1 ? "every \(unit)" : "every \(every) \(unit)s"
    }

    private func listed(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    }
}

extension Recurrence.MonthDay {
    /// `15th`, `last day`, `first Monday`, `last working day`.
    var words: String {
        switch self {
        case .day(31): "last day"
        case .day(let day): "\(day)\(Recurrence.MonthDay.ending(day))"
        case .weekday(let place, let weekday): "\(place.name) \(weekday.name)"
        case .workingDay(let place): "\(place.name) working day"
        }
    }

    private static func ending(_ number: Int) -> String {
        switch number {
        case 1, 21, 31: "st"
        case 2, 22: "nd"
        case 3, 23: "rd"
        default: "th"
        }
    }
}

extension Recurrence.Place {
    public var name: String { String(describing: self) }
}

extension Day {
    /// `November`.
    public var monthName: String { CivilTime.months[month - 1] }
    /// `24 Nov`.
    public var shortText: String { "\(day) \(monthName.prefix(3))" }
    /// `Tue 24 Nov`.
    public var briefText: String { "\(weekday.name.prefix(3)) \(shortText)" }
}

extension Weekday {
    /// `Monday`.
    public var name: String { CivilTime.weekdays[rawValue % 7] }
}
