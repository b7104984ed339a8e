/// A date and a time of day as a clock on the wall shows them, in the proleptic Gregorian calendar.
public struct CivilTime: Sendable, Equatable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int
    public let hour: Int
    public let minute: Int
    public let second: Int
    /// 1 Monday to 7 Sunday (ISO 8601).
    public let weekday: Int

    /// - Parameter offsetSeconds: what the zone adds to UTC at that moment.
    public init(_ moment: Moment, offsetSeconds: Int) {
        let seconds = moment.milliseconds.floorDivided(by: 1_000) + Int64(offsetSeconds)
        let days = seconds.floorDivided(by: 86_400)
        let rest = Int(seconds - days * 86_400)
        (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
        (year, month, day) = Self.date(daysSince1970: days)
        weekday = Int((days + 3).remainder(floorDividingBy: 7)) + 1
    }

    /// Howard Hinnant's civil_from_days: eras of 400 years that begin on 1 March.
    private static func date(daysSince1970 days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        let month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Int64 {
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    func remainder(floorDividingBy divisor: Int64) -> Int64 {
        self - floorDivided(by: divisor) * divisor
    }
}
