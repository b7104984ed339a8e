import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// The day on the site's calendar.
    func today(_ now: Moment) -> Day { zone.day(of: now) }

    /// GET /planned?day=2026-11-24&of=me
    func showWeek(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let query = try request.query()
        let today = today(now())
        let asked = query.text("day").flatMap { Day(iso: $0) } ?? today
        let monday = min(max(asked, PlannedTask.Fields.days.lowerBound), PlannedTask.Fields.days.upperBound).monday
        let of = (query.text("of") ?? "").trimmed
        let filter = TaskFilter(of, me: person.id) ?? .everybody
        let (lines, missed, offs, staff, teams) = try await database.read { tx in
            let holdsToday = (0..<7).contains(today - monday)
            return (
                try tx.tasks(from: monday, through: monday + 6, of: filter),
                holdsToday ? try tx.missedTasks(before: monday, of: filter) : [], try tx.daysOff(), try tx.staff(),
                try tx.teams()
            )
        }
        let cards = Dictionary(grouping: lines, by: \.task.day)
        let names = Dictionary(offs.map { ($0.day, $0.name) }, uniquingKeysWith: { first, _ in first })
        let days = (0..<7).map { step in
            let day = monday + step
            let shown = (cards[day] ?? []).map { TaskCard($0, today: today, me: person.id) }
            return WeekScreen.DayColumn(day: day, dayOff: names[day], cards: shown)
        }
        let screen = WeekScreen(
            monday: monday, today: today, days: days,
            missed: missed.map { TaskCard($0, today: today, me: person.id) }, filter: filter == .everybody ? "" : of,
            filters: TaskFilter.choices(staff, teams), mayWork: person.may(.workTasks))
        return .page(weekPage(screen, in: frame(request, context)))
    }
}

extension TaskFilter {
    /// `me`, `nobody`, `person:3`, `team:2`; nil for anything else.
    init?(_ text: String, me: Person.ID) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let number = parts.count == 2 ? parts[1].asWholeNumber : nil
        switch (parts.first, number) {
        case ("me", nil): self = .person(me)
        case ("nobody", nil): self = .nobody
        case ("person", let number?): self = .person(.init(number))
        case ("team", let number?): self = .team(.init(number))
        default: return nil
        }
    }

    static func choices(_ staff: [Person], _ teams: [Team]) -> [Choice] {
        [Choice("", "Everybody"), Choice("me", "Mine and my teams’"), Choice("nobody", "Nobody’s yet")]
            + teams.map { Choice("team:\($0.id)", "Team \($0.name)") }
            + staff.map { Choice("person:\($0.id)", $0.name) }
    }
}
