/// When the desk works: hours by weekday in a zone, without the holidays. A clock of a service level runs only then.
public struct WorkCalendar: Sendable, Equatable {
    public typealias ID = Key<WorkCalendar>

    /// A stretch of one day on the wall's clock, in minutes after midnight: 0 to 1,440.
    public struct Hours: Sendable, Hashable {
        public let opens: Int
        public let closes: Int

        /// Nil unless it opens before it closes, within the day.
        public init?(opens: Int, closes: Int) {
            guard 0 <= opens, opens < closes, closes <= 1_440 else { return nil }
            self.opens = opens
            self.closes = closes
        }

        public static let wholeDay = Hours(wholeDay: ())

        private init(wholeDay: ()) {
            opens = 0
            closes = 1_440
        }
    }

    public let id: ID
    public let name: String
    public let zone: Zone
    /// A weekday that is missing is free.
    public let hours: [Weekday: Hours]
    public let holidays: [Day: String]
    /// How far a due moment is looked for, in days; a calendar that hardly ever opens has none.
    static let horizon = 3_660

    public init(id: ID, name: String, zone: Zone, hours: [Weekday: Hours], holidays: [Day: String] = [:]) {
        self.id = id
        self.name = name
        self.zone = zone
        self.hours = hours
        self.holidays = holidays
    }

    /// The same, with these days on which it is not open.
    public func with(holidays: [Day: String]) -> WorkCalendar {
        WorkCalendar(id: id, name: name, zone: zone, hours: hours, holidays: holidays)
    }

    /// When it is open on a day; nil on a holiday and on a free weekday. Where clocks jump over the opening, from the first
    /// moment after it; where they show it twice, from the first.
    public func opening(on day: Day) -> Range<Moment>? {
        guard let hours = hours[day.weekday], holidays[day] == nil else { return nil }
        let opens = zone.moment(on: day, at: Int64(hours.opens) * 60)
        let closes = zone.moment(on: day, at: Int64(hours.closes) * 60)
        return opens < closes ? opens..<closes : nil
    }

    /// How much working time lies between two moments.
    public func working(from start: Moment, to end: Moment) -> Span {
        guard start < end else { return .seconds(0) }
        var total: Int64 = 0
        for range in openings(from: start, to: end) {
            total += min(range.upperBound, end).milliseconds - max(range.lowerBound, start).milliseconds
        }
        return Span(milliseconds: total)
    }

    /// The moment by which so much working time has passed; nil when that is beyond the horizon.
    public func moment(after span: Span, from start: Moment) -> Moment? {
        guard span > .seconds(0) else { return start }
        var left = span.milliseconds
        let first = zone.day(of: start)
        for step in 0..<Self.horizon {
            guard let range = opening(on: first + step), range.upperBound > start else { continue }
            let from = max(range.lowerBound, start)
            let long = range.upperBound.milliseconds - from.milliseconds
            if left <= long { return Moment(milliseconds: from.milliseconds + left) }
            left -= long
        }
        return nil
    }

    /// Where the work of a day begins, or of the next working day after it.
    public func firstMoment(on day: Day) -> Moment? {
        for step in 0..<Self.horizon {
            if let range = opening(on: day + step) { return range.lowerBound }
        }
        return nil
    }

    /// The open stretches that touch a time, in order; at most a day each.
    func openings(from start: Moment, to end: Moment) -> [Range<Moment>] {
        let first = zone.day(of: start)
        let days = min(max(zone.day(of: end) - first, 0), Self.horizon)
        return (0...days).compactMap { opening(on: first + $0) }
            .filter { $0.upperBound > start && $0.lowerBound < end }
    }
}
