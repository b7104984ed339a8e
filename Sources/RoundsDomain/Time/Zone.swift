/// The clock of a place: how far it stands from UTC, and since when.
public struct Zone: Sendable, Hashable {
    public static let utc = Zone(name: "UTC", first: 0, changes: [], rule: nil)

    /// As the time zone database spells it: `America/Chicago`.
    public let name: String
    private let first: Int64
    private let changes: [Change]
    private let rule: ZoneRule?

    /// From this second on, clocks stand this many seconds east of UTC.
    struct Change: Sendable, Hashable {
        let second: Int64
        let offset: Int64
    }

    /// - Parameters:
    ///   - first: the offset before the first change.
    ///   - changes: in the order of time.
    ///   - rule: what holds after the last change.
    init(name: String, first: Int64, changes: [Change], rule: ZoneRule?) {
        self.name = name
        self.first = first
        self.changes = changes
        self.rule = rule
    }

    /// Seconds to add to UTC, positive to the east.
    public func offsetSeconds(at moment: Moment) -> Int64 {
        offset(at: moment.milliseconds.flooredQuotient(1_000))
    }

    /// What calendar and clock show.
    public func civil(_ moment: Moment) -> CivilTime {
        CivilTime(moment, offsetSeconds: offsetSeconds(at: moment))
    }

    public func day(of moment: Moment) -> Day { Day(number: civil(moment).dayNumber) }

    /// The moments at which the clock shows this: none when it jumps over it, two when it is set back over it.
    /// - Parameter secondOfDay: 0 to 86,399 as shown; more reaches into the days after.
    public func moments(on day: Day, at secondOfDay: Int64) -> [Moment] {
        let shown = day.number * 86_400 + secondOfDay
        let offsets = [offset(at: shown - 93_600), offset(at: shown + 93_600)]
        let seconds = Set(offsets.map { shown - $0 }.filter { $0 + offset(at: $0) == shown })
        return seconds.sorted().map { Moment(milliseconds: $0 * 1_000) }
    }

    /// The first moment at which the clock shows this, or jumps over it.
    public func moment(on day: Day, at secondOfDay: Int64 = 0) -> Moment {
        if let first = moments(on: day, at: secondOfDay).first { return first }
        let shown = day.number * 86_400 + secondOfDay
        var before = shown - 172_800
        var after = shown + 172_800
        while after - before > 1 {
            let middle = (before + after) / 2
            if middle + offset(at: middle) < shown { before = middle } else { after = middle }
        }
        return Moment(milliseconds: after * 1_000)
    }

    /// The last second of a day: by then is due what has a day alone.
    public func end(of day: Day) -> Moment { moment(on: day + 1) - .seconds(1) }

    private func offset(at second: Int64) -> Int64 {
        guard let last = changes.last, second < last.second else {
            return rule?.offset(at: second) ?? changes.last?.offset ?? first
        }
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].second <= second { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : changes[low - 1].offset
    }
}
