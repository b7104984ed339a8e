/// Recovery objectives as people write them: `2 h`, `15 min`, `1 d`, `0`, `-`.
public enum RecoveryTime {
    /// Minutes; a year at most.
    public static let range: ClosedRange<Int64> = 0...525_600
    public static let hint = "Write it as 15 min, 2 h or 1 d, at most a year; leave it empty when nobody said."

    /// - Returns: minutes, nil for an empty text or `-`. What follows in brackets is a remark.
    /// - Throws: ``Refusal`` with ``hint``.
    public static func minutes(_ text: String) throws(Refusal) -> Int64? {
        let words = text.prefix { $0 != "(" }.split(whereSeparator: \.isWhitespace).joined().lowercased()
        if words.isEmpty || words == "-" || words == "–" { return nil }
        let digits = words.prefix { "0"..."9" ~= $0 }
        guard (1...6).contains(digits.count), let number = Int64(digits) else { throw Refusal(hint) }
        let unit: Int64
        switch words.dropFirst(digits.count) {
        case "", "m", "min", "minute", "minutes": unit = 1
        case "h", "hour", "hours": unit = 60
        case "d", "day", "days": unit = 1_440
        default: throw Refusal(hint)
        }
        guard range.contains(number * unit) else { throw Refusal(hint) }
        return number * unit
    }

    /// `2 h`, in the largest unit that says it whole; `0 min` for nothing at all.
    public static func words(_ minutes: Int64) -> String {
        switch minutes {
        case let minutes where minutes > 1_440 && minutes % 1_440 == 0: "\(minutes / 1_440) d"
        case let minutes where minutes >= 60 && minutes % 60 == 0: "\(minutes / 60) h"
        default: "\(minutes) min"
        }
    }
}
