import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /planned/new?day=2026-11-24&about=R-1042
    func showNewTask(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let query = try request.query()
        let day = query.text("day").flatMap { Day(iso: $0) } ?? today(now())
        let about = query.text("about").flatMap(TaskSubject.init(code:))
        let fields = PlannedTask.Fields(title: "", day: day, owner: person.id, about: about)
        return try await newTask(Entries(fields.entries), request, context)
    }

    /// POST /planned/new
    func addTask(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 65_536)
        do {
            let fields = try TaskForm.read(form)
            return try await once(form, by: person, .planned) { tx, now in
                _ = try tx.addTask(fields, by: person, at: now)
                return "/planned?day=\(fields.day.iso)"
            }
        } catch let complaints as Complaints {
            let entries = Entries(form, complaints: complaints.list)
            return try await newTask(entries, request, context, status: .unprocessableContent)
        }
    }

    private func newTask(
        _ entries: Entries, _ request: Request, _ context: DeskContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (staff, teams) = try await database.read { tx in (try tx.staff(), try tx.teams()) }
        let who = TaskForm.choices(staff, teams)
        return .page(newTaskPage(entries, who: who, in: frame(request, context)), status: status)
    }
}

func newTaskPage(_ entries: Entries, who: [Choice], in frame: Frame) -> HTML {
    var frame = frame
    frame.current = .planned
    frame.title = "Add a task"
    frame.kicker = "<a href=\"/planned\">Planned work</a>"
    return page(
        frame,
        form(
            "/planned/new", frame.seal, draft: "task:new", name: "narrow",
            """
            \(complaintSummary(entries))\(taskFields(entries, who: who, isFirst: true))
            <div class="form-acts">\(button("Add task", .primary))\(linkButton("Cancel", to: "/planned", .quiet))</div>
            """))
}
