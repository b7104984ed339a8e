/// A date of the proleptic Gregorian calendar, without a zone.
///
/// Source of the arithmetic: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms.
public struct Day: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01; negative before.
    public let number: Int64

    public init(number: Int64) {
        self.number = number
    }

    /// Nil when there is no such date, such as 30 February. Years 0 to 9999.
    public init?(year: Int64, month: Int, day: Int) {
        guard (0...9_999).contains(year), (1...12).contains(month), day >= 1, day <= Day.count(of: month, in: year)
        else { return nil }
        let marchYear = (month <= 2 ? year - 1 : year) + 400
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = (era - 1) * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2026-11-24`.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int64(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var year: Int64 { parts.year }
    /// 1 to 12.
    public var month: Int { parts.month }
    /// 1 to 31.
    public var day: Int { parts.day }

    public var parts: (year: Int64, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1))
    }

    /// 1970-01-01 was a Thursday.
    public var weekday: Weekday {
        Weekday.allCases[Int((number + 3) - (number + 3).flooredQuotient(7) * 7)]
    }

    /// `2026-11-24`.
    public var iso: String {
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(Int64(month), 2))-\(padded(Int64(day), 2))"
    }

    /// How many days a month has.
    public static func count(of month: Int, in year: Int64) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    public static func + (left: Self, days: Int) -> Day { Day(number: left.number + Int64(days)) }
    public static func - (left: Self, days: Int) -> Day { Day(number: left.number - Int64(days)) }
    public static func - (left: Self, right: Self) -> Int { Int(left.number - right.number) }
}

/// ISO 8601 numbers: Monday is 1, Sunday is 7.
public enum Weekday: Int, Sendable, CaseIterable, Comparable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Int64 {
    /// Division that rounds towards the past, so that times before 1970 work.
    func flooredQuotient(_ divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

/// Digits with zeros before them, at least this wide.
func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
