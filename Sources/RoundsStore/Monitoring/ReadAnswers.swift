import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What was read of a check in each part of a time, oldest first; one without readings where there were none. Days are
    /// those of UTC; what is not folded into days yet is taken from its hours. At most 170 rows are read.
    public func answers(of check: Check.ID, over span: LookBack, at now: Moment) throws -> [Rollup] {
        let parts = span.parts(in: .utc, at: now)
        guard let first = parts.first?.from else { return [] }
        let read =
            span.isOfDays
            ? try folded(check, from: first, until: now) : try hours(of: check, from: first, until: now)
        let step = span.step.milliseconds
        let known = Dictionary(grouping: read) { $0.from.milliseconds / step }
        return parts.map { Rollup(known[$0.from.milliseconds / step] ?? [], from: $0.from) }
    }

    /// Days, and the hours of today and yesterday where those have no day yet.
    private func folded(_ check: Check.ID, from: Moment, until now: Moment) throws -> [Rollup] {
        let days = try days(of: check, from: from, until: now)
        let known = Set(days.map(\.day))
        let yesterday = Moment(milliseconds: (now.milliseconds / 86_400_000 - 1) * 86_400_000)
        return days + (try hours(of: check, from: yesterday, until: now).filter { !known.contains($0.day) })
    }
}

extension Rollup {
    fileprivate var day: Int64 { from.milliseconds / 86_400_000 }

    /// Several as one.
    fileprivate init(_ parts: [Rollup], from: Moment) {
        var (readings, bad, timed, together): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
        for part in parts {
            readings += part.readings
            bad += part.bad
            timed += part.timed
            together += part.tookTogether
        }
        self.init(
            from: from, readings: readings, bad: bad, timed: timed, tookTogether: together,
            mostTook: parts.compactMap(\.mostTook).max())
    }
}
