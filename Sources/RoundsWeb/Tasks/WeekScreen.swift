import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /planned: a week, Monday to Sunday.
struct WeekScreen: Sendable {
    let monday: Day
    let today: Day
    let days: [DayColumn]
    /// Open work of days before this week, only where the week holds today.
    let missed: [TaskCard]
    /// `?of=…`: everybody, me, nobody, `person:3`, `team:2`.
    let filter: String
    let filters: [Choice]
    let mayWork: Bool

    struct DayColumn: Sendable {
        let day: Day
        let dayOff: String?
        let cards: [TaskCard]
    }

    var holdsToday: Bool { (0..<7).contains(today - monday) }

    func path(_ day: Day) -> String {
        let of = filter.isEmpty ? "" : "&of=\(filter.queryEscaped)"
        return "/planned?day=\(day.iso)\(of)"
    }
}

/// A piece of planned work as the week shows it.
struct TaskCard: Sendable {
    let id: PlannedTask.ID
    let title: String
    /// `14:30`; nil for any time of the day.
    let time: String?
    let who: String?
    let isMine: Bool
    let mark: Mark
    /// What the mark means: `done`, `missed`, `to do`.
    let word: String
    /// `2 of 5`; nil without a checklist.
    let steps: String?
    let carried: Int
    let isRun: Bool

    init(_ line: TaskLine, today: Day, me: Person.ID) {
        let task = line.task
        id = task.id
        title = task.title
        time = task.minute.map(ClockMinute.text)
        who = line.who
        isMine = task.owner == me
        (mark, word) = task.standing(on: today)
        let done = task.run.map { $0.steps.count - $0.left } ?? 0
        let count = task.run?.steps.count ?? 0
        steps = task.state == .open && done > 0 ? "\(done) of \(count) steps" : nil
        carried = task.carriedDays(on: today)
        isRun = task.run != nil
    }

    var path: String { id.path }
}

extension PlannedTask {
    /// Shape and word: what is done is good, unless it ended with a problem; what was missed is late.
    func standing(on today: Day) -> (Mark, String) {
        switch state {
        case .done: run?.outcome == .problem ? (.warning, "problem") : (.good, "done")
        case .dropped: (.unknown, "dropped")
        case .open: isMissed(on: today) ? (.late, "missed") : (.planned, "to do")
        }
    }
}

extension Key where Subject == PlannedTask {
    var path: String { "/planned/\(number)" }
}

extension Key where Subject == Maintenance {
    var path: String { "/maintenance/\(number)" }
}

extension Day {
    /// `Tuesday 24 November 2026`.
    var longText: String { "\(weekday.name) \(day) \(monthName) \(year)" }
}
