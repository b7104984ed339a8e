import RoundsDomain
import RoundsStore

/// Measures clocks a quarter of an hour at a time, as everything in these histories is measured: slow, and too plain to be wrong in the same way as the fold.
struct StopWatch {
    private(set) var responseDue: Moment?
    private(set) var resolutionDue: Moment?

    init(_ marks: [ClockMark], by levels: ServiceLevels) {
        let priority = marks.compactMap { mark -> Priority? in
            switch mark.kind {
            case .reported(let priority, _), .prioritised(let priority): priority
            default: nil
            }
        }.last
        guard let priority, let promise = levels.promise(for: priority), let start = marks.first?.at else { return }
        let answered = marks.first { $0.kind == .answered || $0.kind == .resolved }?.at
        let lastMove = marks.last { $0.kind == .resolved || $0.kind == .reopened }
        let resolved = lastMove?.kind == .resolved ? lastMove?.at : nil
        let pauses = Self.pauses(marks)
        func due(_ minutes: Int64, until end: Moment?) -> Moment? {
            var left = minutes
            var now = start
            // Sixteen weeks are beyond every random history and its promise.
            for _ in 0..<10_752 {
                if let end, now >= end { return nil }
                if !pauses.contains(where: { $0.contains(now) }), promise.calendar.isOpen(at: now) {
                    left -= 15
                    if left == 0 { return now + .minutes(15) }
                }
                now = now + .minutes(15)
            }
            return nil
        }
        responseDue = due(promise.target.responseMinutes, until: answered)
        resolutionDue = due(promise.target.resolutionMinutes, until: resolved)
    }

    /// When the clock stands still.
    private static func pauses(_ marks: [ClockMark]) -> [Range<Moment>] {
        var pauses: [Range<Moment>] = []
        var since: Moment?
        for mark in marks {
            switch mark.kind {
            case .waits(.requester, _), .resolved: since = since ?? mark.at
            case .waits, .resumed, .reopened:
                if let begin = since { pauses.append(begin..<mark.at) }
                since = nil
            case .reported, .prioritised, .answered: break
            }
        }
        if let since { pauses.append(since..<Moment.never) }
        return pauses
    }
}

extension WorkCalendar {
    /// By the wall's clock alone.
    fileprivate func isOpen(at now: Moment) -> Bool {
        let civil = zone.civil(now)
        let day = zone.day(of: now)
        guard let hours = hours[day.weekday], holidays[day] == nil else { return false }
        let minute = Int(civil.secondOfDay / 60)
        return hours.opens <= minute && minute < hours.closes
    }
}

extension ServiceLevels {
    /// Hours that begin and end away from the hour at which clocks change.
    static func random(in zone: Zone, _ dice: inout SplitMix64) -> ServiceLevels {
        var hours: [Weekday: WorkCalendar.Hours] = [:]
        let isAlways = Int.random(in: 0..<3, using: &dice) == 0
        for weekday in Weekday.allCases where isAlways || weekday < .thursday || Bool.random(using: &dice) {
            let opens = Int.random(in: 5...10, using: &dice) * 60
            hours[weekday] =
                isAlways
                ? .wholeDay
                : WorkCalendar.Hours(opens: opens, closes: opens + Int.random(in: 4...12, using: &dice) * 45)
        }
        let first = Day(number: 20_500)
        let holidays = (0..<3).map { _ in first + Int.random(in: 0..<400, using: &dice) }
        let calendar = WorkCalendar(
            id: .init(1), name: "Desk", zone: zone, hours: hours,
            holidays: Dictionary(holidays.map { ($0, "Holiday") }, uniquingKeysWith: { first, _ in first }))
        return ServiceLevels(
            targets: Dictionary(
                uniqueKeysWithValues: Priority.allCases.map { priority in
                    let answer = 15 * Int64.random(in: 1...40, using: &dice)
                    let fix = answer + 15 * Int64.random(in: 0...130, using: &dice)
                    return (priority, Target(responseMinutes: answer, resolutionMinutes: fix, calendar: calendar.id))
                }), calendars: [calendar])
    }
}

extension ClockMark {
    /// A history that begins within days of a change of clocks, in whole minutes.
    static func randomHistory(_ dice: inout SplitMix64) -> [ClockMark] {
        // 2026-03-08 and 2026-11-01 in America, 2026-03-29 and 2026-10-25 in Europe, 2026-04-05 and 2026-10-04 in Australia.
        let changes: [Int64] = [20_520, 20_541, 20_548, 20_730, 20_751, 20_758]
        let day = changes[Int.random(in: 0..<changes.count, using: &dice)] - Int64.random(in: 0...4, using: &dice)
        var now = Moment(milliseconds: (day * 96 + Int64.random(in: 0..<96, using: &dice)) * 900_000)
        func priority() -> Priority { Priority.allCases[Int.random(in: 0..<4, using: &dice)] }
        var marks = [ClockMark(.reported(priority()), at: now)]
        var stand = Stand.open
        for _ in 0..<Int.random(in: 0...6, using: &dice) {
            now = now + .minutes(15 * Int64.random(in: 1...100, using: &dice))
            let choice = Int.random(in: 0..<6, using: &dice)
            switch (stand, choice) {
            case (.open, 0), (.waiting, 0): marks.append(ClockMark(.prioritised(priority()), at: now))
            case (.open, 1), (.waiting, 1): marks.append(ClockMark(.answered, at: now))
            case (.open, 2):
                marks.append(ClockMark(.waits(.requester, followUp: nil), at: now))
                stand = .waiting
            case (.open, 3):
                marks.append(ClockMark(.waits(.vendor, followUp: nil), at: now))
                stand = .waiting
            case (.waiting, 2), (.waiting, 3):
                marks.append(ClockMark(.resumed, at: now))
                stand = .open
            case (.open, _), (.waiting, _):
                marks.append(ClockMark(.resolved, at: now))
                stand = .resolved
            case (.resolved, _):
                marks.append(ClockMark(.reopened, at: now))
                stand = .open
            }
        }
        return marks
    }

    private enum Stand { case open, waiting, resolved }
}
