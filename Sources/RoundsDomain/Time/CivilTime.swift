/// A moment on a calendar and a clock on the wall.
public struct CivilTime: Sendable, Equatable {
    public let dayNumber: Int64
    public let year: Int64
    /// 1 to 12.
    public let month: Int
    public let day: Int64
    public let secondOfDay: Int64

    public init(_ moment: Moment, offsetSeconds: Int64) {
        let seconds = moment.milliseconds.flooredQuotient(1_000) + offsetSeconds
        dayNumber = seconds.flooredQuotient(86_400)
        secondOfDay = seconds - dayNumber * 86_400
        let parts = Day(number: dayNumber).parts
        (year, month, day) = (parts.year, parts.month, Int64(parts.day))
    }

    public var time: String { "\(two(secondOfDay / 3_600)):\(two(secondOfDay / 60 % 60))" }
    public var monthName: String { Self.months[month - 1] }
    public var weekday: String { Self.weekdays[Day(number: dayNumber).weekday.rawValue % 7] }

    public var iso: String {
        "\(year)-\(two(Int64(month)))-\(two(day))T\(time):\(two(secondOfDay % 60))Z"
    }

    /// As short as the distance allows: `07:42`, `yesterday 07:42`, `tomorrow 07:42`, `3 Nov 07:42`, `3 Nov 2025 07:42`.
    /// Never a weekday alone, which could be last week's or next week's.
    public func clock(seenFrom today: CivilTime) -> String {
        switch today.dayNumber - dayNumber {
        case 0: time
        case 1: "yesterday \(time)"
        case -1: "tomorrow \(time)"
        default: year == today.year ? "\(shortDate) \(time)" : "\(shortDate) \(year) \(time)"
        }
    }

    /// `3 Nov`.
    public var shortDate: String { "\(day) \(monthName.prefix(3))" }

    private func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
