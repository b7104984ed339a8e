import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /planned/:task
    func showTask(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await taskPage(request, context)
    }

    /// The page, with what came back from one of its forms.
    func taskPage(
        _ request: Request, _ context: DeskContext, change: Entries? = nil, report: Entries? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let id: PlannedTask.ID = try context.key("task")
        let now = now()
        let today = today(now)
        let (line, events, staff, teams, names) = try await database.read { tx in
            guard let line = try tx.taskLine(id) else { throw Denial.notFound }
            let events = try tx.events(about: .task(id), newest: 100)
            let named = EventWords.peopleNamed(in: events).union([line.task.endedBy].compactMap(\.self))
            return (line, events, try tx.staff(), try tx.teams(), try tx.names(of: named))
        }
        let words = EventWords(
            people: Dictionary(names.map { ($0.key.number, $0.value) }, uniquingKeysWith: { first, _ in first }),
            teams: Dictionary(teams.map { ($0.id.number, $0.name) }, uniquingKeysWith: { first, _ in first }))
        let story = events.map { event in
            TaskScreen.StoryLine(
                who: event.by.name(among: names), what: words.sentence(event), at: text(event.at, now: now))
        }
        let screen = TaskScreen(
            line: line, today: today, endedBy: line.task.endedBy.flatMap { names[$0] },
            ended: line.task.endedAt.map { text($0, now: now) }, story: story,
            who: TaskForm.choices(staff, teams), entries: change ?? Entries(line.task.fields.entries),
            report: report ?? Entries(reportOf: line.task), mayWork: person.may(.workTasks))
        return .page(RoundsWeb.taskPage(screen, in: frame(request, context)), status: status)
    }
}

extension Actor {
    fileprivate func name(among names: [Person.ID: String]) -> String {
        switch self {
        case .person(let id): names[id] ?? "Person \(id)"
        case .desk: "The desk"
        case .stranger: "Somebody"
        }
    }
}
