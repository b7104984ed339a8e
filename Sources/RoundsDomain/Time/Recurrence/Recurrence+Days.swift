extension Recurrence {
    /// One time that it comes round.
    public struct Occurrence: Sendable, Hashable {
        /// The day by the rhythm alone: it stays what it is when a holiday is added, so a run is known by it.
        public let nominal: Day
        /// The day on which the work is due.
        public let day: Day
    }

    /// The longest stretch that is looked at: ten years and a little.
    public static let mostDays = 3_700

    /// The days on which it falls between two days, both included, in order, each once, at most so many.
    /// What is moved to a day on which it falls anyway is one run.
    public func occurrences(
        from begin: Day, to end: Day, working: WorkingDays = .mondayToFriday, most: Int = 1_000
    ) -> [Occurrence] {
        let end = min(end, begin + Recurrence.mostDays)
        let reach = shift == .stay ? 0 : WorkingDays.reach
        let nominal = nominalDays(from: max(anchor, begin - reach), to: end + reach, working: working)
        var found: [Occurrence] = []
        for day in nominal {
            guard let due = shifted(day, working: working), due >= begin, due <= end, due != found.last?.day else {
                continue
            }
            guard found.count < most else { break }
            found.append(Occurrence(nominal: day, day: due))
        }
        return found
    }

    /// The first time it comes round after a day, looked for over ten years.
    public func next(after day: Day, working: WorkingDays = .mondayToFriday) -> Occurrence? {
        occurrences(
            from: max(day + 1, anchor - WorkingDays.reach), to: day + Recurrence.mostDays, working: working, most: 1
        ).first
    }

    private func shifted(_ day: Day, working: WorkingDays) -> Day? {
        guard !working.contains(day) else { return day }
        return switch shift {
        case .stay: day
        case .forward: working.nearest(to: day, step: 1)
        case .backward: working.nearest(to: day, step: -1)
        case .skip: nil
        }
    }

    private func nominalDays(from begin: Day, to end: Day, working: WorkingDays) -> [Day] {
        guard begin <= end else { return [] }
        switch rhythm {
        case .daily(let every):
            let first = begin + (every - (begin - anchor) % every) % every
            return stride(from: first.number, through: end.number, by: every).map(Day.init(number:))
        case .everyWorkingDay:
            return (begin.number...end.number).map(Day.init(number:)).filter(working.contains)
        case .weekly(let every, let weekdays):
            return (begin.number...end.number).map(Day.init(number:)).filter { day in
                weekdays.contains(day.weekday) && (day.monday - anchor.monday) / 7 % every == 0
            }
        case .monthly(let every, let on):
            return months(from: begin, to: end, every: every, first: anchor).compactMap { year, month in
                on.day(of: month, in: year, working: working)
            }.filter { begin <= $0 && $0 <= end }
        case .yearly(let every, let month, let on):
            return (begin.year...end.year).filter { ($0 - anchor.year) % Int64(every) == 0 }
                .compactMap { on.day(of: month, in: $0, working: working) }
                .filter { begin <= $0 && $0 <= end }
        }
    }

    private func months(from begin: Day, to end: Day, every: Int, first: Day) -> [(year: Int64, month: Int)] {
        (begin.monthNumber...end.monthNumber).filter { ($0 - first.monthNumber) % Int64(every) == 0 }
            .map { ($0.flooredQuotient(12), Int($0 - $0.flooredQuotient(12) * 12) + 1) }
    }
}

extension Day {
    /// The Monday of its week.
    public var monday: Day { self - (weekday.rawValue - 1) }

    /// Months since the year 0.
    var monthNumber: Int64 {
        let parts = parts
        return parts.year * 12 + Int64(parts.month - 1)
    }
}
