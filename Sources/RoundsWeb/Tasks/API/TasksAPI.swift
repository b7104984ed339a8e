import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    var taskAPI: [Route] {
        [
            look("tasks", may: .readTasks, .listTasks, listTasksAPI),
            act(.post, "tasks", may: .workTasks, .addTask, addTaskAPI),
            look("tasks/:id", may: .readTasks, .readTask, readTaskAPI),
            act(.patch, "tasks/:id", may: .workTasks, .changeTask, changeTaskAPI),
            act(.post, "tasks/:id/progress", may: .workTasks, .tickTask, tickTaskAPI),
            act(.post, "tasks/:id/completion", may: .workTasks, .finishTask, finishTaskAPI),
            act(.post, "tasks/:id/dropping", may: .workTasks, .dropTask, dropTaskAPI),
            act(.post, "tasks/:id/reopening", may: .workTasks, .reopenTask, reopenTaskAPI),
            look("maintenance", may: .readTasks, .listMaintenance, listMaintenanceAPI),
            act(.post, "maintenance", may: .workTasks, .addMaintenance, addMaintenanceAPI),
            look("maintenance/:id", may: .readTasks, .readMaintenance, readMaintenanceAPI),
            act(.patch, "maintenance/:id", may: .workTasks, .changeMaintenance, changeMaintenanceAPI),
            act(.post, "maintenance/:id/runs", may: .workTasks, .addRun, addRunAPI),
            look("days-off", may: .readTasks, .listDaysOff, listDaysOffAPI),
            act(.post, "days-off", may: .workTasks, .addDayOff, addDayOffAPI),
            act(.delete, "days-off/:day", may: .workTasks, .removeDayOff, removeDayOffAPI),
            act(.post, "calendar", may: .readTasks, .makeCalendar, makeCalendarAPI),
            act(.delete, "calendar", may: .readTasks, .revokeCalendar, revokeCalendarAPI),
        ]
    }

    /// GET /api/v1/tasks
    func listTasksAPI(_ call: APICall) async throws -> APIAnswer {
        let today = today(call.now)
        let begin = try call[TaskRange.from] ?? today
        let end = try call[TaskRange.through] ?? begin + 6
        let filter = try call[TaskRange.of] ?? ""
        let person = call.person
        guard let of = filter.isEmpty ? .everybody : TaskFilter(filter, me: person.id) else {
            throw WrongParameter(name: "of", place: .query, sentence: TaskRange.ofRefused)
        }
        let missed = try call[TaskRange.missed]
        let lines = try await database.read { tx in
            (missed ? try tx.missedTasks(before: begin, of: of) : [])
                + (try tx.tasks(from: begin, through: end, of: of))
        }
        return .ok(lines, TaskShape.list)
    }

    /// GET /api/v1/tasks/{id}
    func readTaskAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[TaskShape.number]
        return .task(try await database.read { tx in try tx.line(id) })
    }

    /// POST /api/v1/tasks
    func addTaskAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let (title, day, time) = (body[TaskMembers.title], body[TaskMembers.day], body[TaskMembers.time])
        let (owner, team) = (body[TaskMembers.owner], body[TaskMembers.team])
        let (about, details) = (body[TaskMembers.about], body[TaskMembers.details])
        try body.finish()
        let fields = PlannedTask.Fields(
            title: title, day: day ?? today(now), minute: time, owner: owner, team: team, about: about, details: details
        )
        return Change { tx in
            let task = try tx.addTask(fields, by: person, at: now)
            return .created(
                try tx.line(task.id), TaskShape.one, at: "/api/v1/tasks/\(task.id)", version: task.version)
        }
    }

    /// PATCH /api/v1/tasks/{id}
    func changeTaskAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[TaskShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let (title, day, time) = (body[TaskMembers.newTitle], body[TaskMembers.newDay], body[TaskMembers.newTime])
        let (owner, team, details) = (
            body[TaskMembers.newOwner], body[TaskMembers.newTeam], body[TaskMembers.newDetails]
        )
        try body.finish()
        return Change { tx in
            let task = try tx.line(id).task
            try seen.require(task.version)
            var fields = task.fields
            title.applied(to: &fields.title)
            day.applied(to: &fields.day)
            time.applied(to: &fields.minute)
            owner.applied(to: &fields.owner)
            team.applied(to: &fields.team)
            details.applied(to: &fields.details)
            _ = try tx.changeTask(id, to: fields, version: task.version, by: person, at: now)
            return .task(try tx.line(id))
        }
    }
}

extension Transaction {
    func line(_ id: PlannedTask.ID) throws -> TaskLine {
        guard let line = try taskLine(id) else { throw Denial.notFound }
        return line
    }
}

/// Which planned work is listed.
enum TaskRange {
    static let from = day("from", "The first day; today when nothing is said.")
    static let through = day("through", "The last day; six days after the first when nothing is said.")
    static let ofRefused = "of is me, nobody, person: and a number, or team: and a number."
    static let of = Parameter<String?>.optional(
        "of", Schema.text(pattern: "^(me|nobody|(person|team):[1-9][0-9]{0,14})$").example("me"),
        "Whose: `me` (with what my teams have and nobody in particular), `nobody`, `person:3`, `team:2`. Left out: everybody's.",
        refused: ofRefused
    ) { $0.utf8.count <= 30 && TaskFilter($0, me: .init(1)) != nil && !$0.hasSuffix(":0") ? $0 : nil }
    static let missed = Parameter<Bool>(
        name: "missed", place: .query, schema: Schema.oneOf(["yes", "no"]).standing("no"),
        words: "Whether open work of days before the first is listed too.", isRequired: false
    ) { text in
        switch text {
        case nil, "no": false
        case "yes": true
        default: throw WrongParameter(name: "missed", place: .query, sentence: "missed is yes or no.")
        }
    }

    private static func day(_ name: String, _ words: String) -> Parameter<Day?> {
        .optional(name, Schema.day, words, refused: "\(name) is a date of this century, such as 2026-11-24.") { text in
            Day(iso: text).flatMap { PlannedTask.Fields.days.contains($0) ? $0 : nil }
        }
    }
}

extension Operation {
    static let listTasks = Operation(
        "listTasks", "List planned work", in: .tasks,
        "By day and time; what was dropped is left out. Of a wider stretch the first 1,000.",
        parameters: [TaskRange.from, TaskRange.through, TaskRange.of, TaskRange.missed],
        answer: .ok(TaskShape.list.schema, "The tasks."))

    static let readTask = Operation(
        "readTask", "Read a task", in: .tasks, parameters: [TaskShape.number], answer: .task("The task."))

    static let addTask = Operation(
        "addTask", "Plan a task", in: .tasks, body: TaskMembers.new,
        answer: .created(TaskShape.one.schema, "The new task; `Location` leads to it.", etag: true))

    static let changeTask = Operation(
        "changeTask", "Move or change a task", in: .tasks, "What is left out stays as it is.",
        parameters: [TaskShape.number, Condition.mustMatch], body: TaskMembers.change,
        answer: .task("The task as it is now."))
}
