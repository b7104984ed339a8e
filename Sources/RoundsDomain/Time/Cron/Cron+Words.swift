extension Cron {
    /// Where it is simple, as people say it: `every day at 01:00`, `every Sunday at 03:00`, `every 4 hours from 00:00`. Nil where
    /// the line itself says it best.
    public var words: String? {
        let fields = text.split(separator: " ")
        guard fields.count == 5, fields[3] == "*" else { return nil }
        if let time = Self.time(fields[1], fields[0]) { return onDays(fields[2], fields[4]).map { "\($0) at \(time)" } }
        guard fields[2] == "*", fields[4] == "*" else { return nil }
        return Self.round(fields[1], fields[0])
    }

    /// `every day`, `every Sunday`, `Monday to Friday`, `every month on day 1`
    private func onDays(_ month: Substring, _ week: Substring) -> String? {
        switch (month, week) {
        case ("*", "*"): "every day"
        case ("*", "1-5"), ("*", "MON-FRI"): "Monday to Friday"
        case ("*", _) where week.allSatisfy({ $0.isLetter || $0.isNumber }) && week.last != "L":
            Weekday.allCases.first { weekdays.has($0.rawValue % 7) }.map { "every \($0.name)" }
        case (_, "*") where Int(month) != nil: "every month on day \(month)"
        default: nil
        }
    }

    private static func time(_ hour: Substring, _ minute: Substring) -> String? {
        guard let hour = Int64(hour), let minute = Int64(minute) else { return nil }
        return "\(padded(hour, 2)):\(padded(minute, 2))"
    }

    /// What comes round evenly all day: `every 4 hours from 00:00`, `every 15 minutes`.
    private static func round(_ hour: Substring, _ minute: Substring) -> String? {
        if let minute = Int64(minute), let step = step(hour, of: 24) {
            return "every \(step) hours from 00:\(padded(minute, 2))"
        }
        guard hour == "*", let step = step(minute, of: 60) else { return nil }
        return "every \(step) minutes"
    }

    private static func step(_ field: Substring, of whole: Int) -> Int? {
        guard field.hasPrefix("*/"), let step = Int(field.dropFirst(2)), step > 1, whole.isMultiple(of: step) else {
            return nil
        }
        return step
    }
}
