/// When a job runs, in the five fields of crontab(5): minute, hour, day of month, month, day of week.
///
/// Reads what healthchecks reads (its library is cronsim), so that a schedule can be moved from there unchanged: names in either
/// case, ranges, lists, steps; `L` and `LW` for the last day and the last weekday of a month, `5L` for the last Friday,
/// `MON#2` for the second Monday. Sunday is 0 and 7.
public struct Cron: Sendable, Hashable {
    /// Characters.
    public static let length = 1_000

    /// As it was typed, with single spaces, in capitals.
    public let text: String
    let minutes: CronTerms
    let hours: CronTerms
    let days: CronTerms
    let months: CronTerms
    let weekdays: CronTerms
    /// Whether both a day of the month and a day of the week have to fit. One of the two is enough unless the text of one
    /// begins with a star (crontab(5) of Debian's cron).
    let wantsBothDays: Bool
    /// Whether the job has a time of day, rather than coming round every so many minutes or hours.
    let hasTimeOfDay: Bool

    /// Throws a sentence that names the field and says what would be right.
    public init(parsing text: String) throws(Refusal) {
        guard text.utf8.count <= Cron.length else {
            throw Refusal("A schedule has at most \(Cron.length) characters.")
        }
        let fields = text.uppercased().split(whereSeparator: \.isWhitespace)
        guard fields.count == 5 else {
            throw Refusal(
                "A schedule has five fields: minute, hour, day of month, month, day of week. This has \(fields.count).")
        }
        minutes = try CronField.minute.terms(fields[0])
        hours = try CronField.hour.terms(fields[1])
        days = try CronField.dayOfMonth.terms(fields[2])
        months = try CronField.month.terms(fields[3])
        weekdays = try CronField.dayOfWeek.terms(fields[4])
        wantsBothDays = fields[2].hasPrefix("*") || fields[4].hasPrefix("*")
        hasTimeOfDay = !fields[0].hasPrefix("*") && !fields[1].hasPrefix("*")
        self.text = fields.joined(separator: " ")
        try refuseADayThatNeverComes()
    }

    /// The 31st of February, where nothing else makes the job run.
    private func refuseADayThatNeverComes() throws(Refusal) {
        guard wantsBothDays, !days.hasLast, !days.hasLastWorkday else { return }
        let comes = (1...12).contains { month in
            months.has(month) && (1...Day.count(of: month, in: 2_024)).contains { days.has($0) }
        }
        guard comes else { throw Refusal("None of these months has such a day of the month.") }
    }

    /// Whether the job runs on this day at all.
    public func falls(on day: Day) -> Bool {
        let parts = day.parts
        guard months.has(parts.month) else { return false }
        let last = Day.count(of: parts.month, in: parts.year)
        let fitsMonth =
            days.has(parts.day) || (days.hasLast && parts.day == last)
            || (days.hasLastWorkday && parts.day == lastWorkday(day, last: last))
        let weekday = day.weekday.rawValue % 7
        let fitsWeek =
            weekdays.has(weekday) || weekdays.has(weekday: weekday, ordinal: (parts.day + 6) / 7)
            || (parts.day + 7 > last && weekdays.has(weekday: weekday, ordinal: CronTerms.lastOrdinal))
        return wantsBothDays ? fitsMonth && fitsWeek : fitsMonth || fitsWeek
    }

    private func lastWorkday(_ day: Day, last: Int) -> Int {
        let end = day + (last - day.parts.day)
        return last - max(0, end.weekday.rawValue - Weekday.friday.rawValue)
    }
}
