import RoundsDomain

/// How well something was in each part of a time, to this moment.
struct WellTimes: Sendable {
    let span: LookBack
    let parts: [(label: String, share: Availability)]
    let whole: Availability

    /// When the first of the parts begins.
    static func begin(of span: LookBack, zone: Zone, now: Moment) -> Moment {
        span.parts(in: zone, at: now).first?.from ?? now
    }

    init(_ history: VerdictHistory, over span: LookBack, zone: Zone, now: Moment) {
        self.span = span
        let all = span.parts(in: zone, at: now)
        parts = all.map { part in
            let until = max(part.from, min(part.until, now))
            return (span.label(part.from, in: zone), history.availability(from: part.from, until: until))
        }
        whole = history.availability(from: all.first?.from ?? now, until: now)
    }

    /// Nil when nothing is known of any part.
    var chart: BarChart? {
        guard parts.contains(where: { $0.share.millionths != nil }) else { return nil }
        let bars = parts.map { label, availability -> BarChart.Bar in
            let share = availability.millionths
            let mark: Mark =
                switch share {
                case nil: .unknown
                case .some(1_000_000): .good
                case .some(let part): part >= 990_000 ? .warning : .failed
                }
            return .init(
                label: label, value: share.map { Double($0) / 1_000_000 }, words: share.map(percent) ?? "not known",
                mark: mark)
        }
        return BarChart(
            title: "Well, share of each \(span.part)", bars: bars,
            scale: .states(whole: whole.millionths.map(percent) ?? "not known"),
            columns: (span.column, "Well"))
    }
}
