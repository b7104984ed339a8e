import RoundsDomain

/// How well something was on each day of the site's calendar, to this moment.
struct WellDays: Sendable {
    static let count = 30

    let days: [(day: Day, share: Availability)]
    let whole: Availability

    /// When the first of the days begins.
    static func begin(zone: Zone, now: Moment) -> Moment { zone.moment(on: zone.day(of: now) - (count - 1)) }

    init(_ history: VerdictHistory, zone: Zone, now: Moment) {
        let first = zone.day(of: now) - (Self.count - 1)
        days = (0..<Self.count).map { number in
            let from = zone.moment(on: first + number)
            let until = max(from, min(zone.moment(on: first + number + 1), now))
            return (first + number, history.availability(from: from, until: until))
        }
        whole = history.availability(from: zone.moment(on: first), until: now)
    }

    /// Nil when nothing is known of any day.
    var chart: BarChart? {
        guard days.contains(where: { $0.share.millionths != nil }) else { return nil }
        let bars = days.map { day, availability -> BarChart.Bar in
            let share = availability.millionths
            let mark: Mark =
                switch share {
                case nil: .unknown
                case .some(1_000_000): .good
                case .some(let part): part >= 990_000 ? .warning : .failed
                }
            return .init(
                label: "\(day.iso.suffix(5))", value: share.map { Double($0) / 1_000_000 },
                words: share.map(percent) ?? "not known", mark: mark)
        }
        return BarChart(
            title: "Well, share of each day", bars: bars, top: 1, topWords: "100 %", columns: ("Day", "Well"))
    }
}
