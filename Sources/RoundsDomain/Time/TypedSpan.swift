extension Span {
    /// Reads a length as people type it: `90 s`, `5 min`, `2 h`, `1 d`, `2 w`. A bare number is minutes. At most ten years.
    public init?(typed text: String) {
        let words = text.filter { !$0.isWhitespace }.lowercased()
        let digits = words.prefix { $0.isASCII && $0.isNumber }
        guard (1...7).contains(digits.count), let count = Int64(digits) else { return nil }
        let unit: Span
        switch words.dropFirst(digits.count) {
        case "s", "sec", "seconds", "second": unit = .seconds(1)
        case "", "m", "min", "minutes", "minute": unit = .minutes(1)
        case "h", "hours", "hour": unit = .hours(1)
        case "d", "days", "day": unit = .days(1)
        case "w", "weeks", "week": unit = .days(7)
        default: return nil
        }
        let (length, isTooLong) = count.multipliedReportingOverflow(by: unit.milliseconds)
        guard !isTooLong, length <= Span.days(3_653).milliseconds else { return nil }
        self.init(milliseconds: length)
    }

    /// As somebody would type it, in the largest unit that says it whole.
    public var typed: String {
        let seconds = milliseconds / 1_000
        return switch seconds {
        case let seconds where seconds >= 86_400 && seconds % 86_400 == 0: "\(seconds / 86_400) d"
        case let seconds where seconds >= 3_600 && seconds % 3_600 == 0: "\(seconds / 3_600) h"
        case let seconds where seconds >= 60 && seconds % 60 == 0: "\(seconds / 60) min"
        default: "\(seconds) s"
        }
    }
}
