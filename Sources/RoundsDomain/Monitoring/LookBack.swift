/// How far back a chart looks, and in which steps: few enough to be read, fine enough to find the hour of a trouble.
public enum LookBack: String, Sendable, CaseIterable {
    case day = "24h"
    case week = "7d"
    case month = "30d"
    case eightWeeks = "8w"

    /// One bar of a chart.
    public struct Part: Sendable, Equatable {
        public let from: Moment
        /// When the next begins; of the last, that is still to come.
        public let until: Moment
    }

    public var step: Span {
        switch self {
        case .day: .hours(1)
        case .week: .hours(3)
        case .month, .eightWeeks: .days(1)
        }
    }

    public var count: Int {
        switch self {
        case .day: 24
        case .month: 30
        case .week, .eightWeeks: 56
        }
    }

    public var isOfDays: Bool { step == .days(1) }

    /// Oldest first; `now` lies in the last. Days are those of the zone, shorter parts those of UTC, as readings are counted.
    public func parts(in zone: Zone, at now: Moment) -> [Part] {
        if isOfDays {
            let first = zone.day(of: now) - (count - 1)
            return (0..<count).map { number in
                Part(from: zone.moment(on: first + number), until: zone.moment(on: first + number + 1))
            }
        }
        let first = now.milliseconds.flooredQuotient(step.milliseconds) - Int64(count - 1)
        return (0..<count).map { number in
            let from = Moment(milliseconds: (first + Int64(number)) * step.milliseconds)
            return Part(from: from, until: from + step)
        }
    }
}
