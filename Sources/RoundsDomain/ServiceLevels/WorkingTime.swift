/// A stretch of working time as people write it: `15 min`, `4 h`, `52 h 30 min`.
public enum WorkingTime {
    public static let hint = "Write it as 15 min, 4 h or 4 h 30 min."

    /// - Returns: minutes; nil when it is not written so, or longer than any promise.
    public static func minutes(_ text: String) -> Int64? {
        var total: Int64 = 0
        var rest = text.lowercased().filter { !$0.isWhitespace }[...]
        var units: [(String, Int64)] = [("h", 60), ("min", 1)]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { "0"..."9" ~= $0 }
            guard (1...5).contains(digits.count), let number = Int64(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            guard let place = units.firstIndex(where: { rest.hasPrefix($0.0) }) else { return nil }
            total += number * units[place].1
            rest = rest.dropFirst(units[place].0.count)
            units.removeSubrange(...place)
        }
        return total <= ServiceLevels.Target.most ? total : nil
    }

    public static func words(_ minutes: Int64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        return hours == 0 ? "\(rest) min" : rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
    }
}
