import RoundsDomain
import RoundsProtocols
import RoundsStore

/// Planned work as the API says it.
enum TaskShape {
    static let number = Parameter<PlannedTask.ID>.key(of: "task")

    static let step = Shape<MaintenanceRun.Step>(
        "Step", "A line of a checklist.",
        [.init("text", .text()) { .string($0.text) }, .init("done", .flag) { .bool($0.isDone) }])

    static let run = Shape<MaintenanceRun>(
        "MaintenanceRun", "What a run of recurring work asks for, and what was done of it.",
        [
            .init("maintenance", .number, "The number of what comes round.") { .integer($0.maintenance.number) },
            .init("steps", .list(step.schema, 0...Maintenance.Fields.mostSteps)) { JSON($0.steps.map(step.json)) },
            .init("evidence_wanted", .text(), "What is to be kept as proof; may be empty.") {
                .string($0.evidenceWanted)
            },
            .init("evidence", .text(), "The proof: words, or where it is.") { .string($0.evidence) },
            .init("outcome", Schema.word(MaintenanceRun.Outcome.self).orNull) { JSON($0.outcome?.rawValue) },
        ])

    static let one = Shape<TaskLine>(
        "Task", "Planned work, with a day.",
        [
            .init("id", .number) { .integer($0.task.id.number) },
            .init("title", .text(1...PlannedTask.Fields.titleLength)) { .string($0.task.title) },
            .init("day", .day) { .string($0.task.day.iso) },
            .init("time", Schema.clock.orNull, "Null for any time of the day.") {
                JSON($0.task.minute.map(ClockMinute.text))
            },
            .init("owner", Schema.number.orNull, "The number of whoever does it.") { JSON($0.task.owner?.number) },
            .init("owner_name", Schema.text().orNull) { JSON($0.owner) },
            .init("team", Schema.number.orNull) { JSON($0.task.team?.number) },
            .init("team_name", Schema.text().orNull) { JSON($0.team) },
            .init("about", Schema.text(1...TaskSubject.length).orNull, TaskMembers.aboutWords) {
                JSON($0.task.about?.code)
            },
            .init("details", .text(0...PlannedTask.Fields.detailsLength)) { .string($0.task.details) },
            .init("state", .word(PlannedTask.State.self)) { .string($0.task.state.rawValue) },
            .init("result", .text(0...PlannedTask.resultLength), "What came of it, or why it was dropped.") {
                .string($0.task.result)
            },
            .init("first_day", .day, "Where it was planned first.") { .string($0.task.firstDay.iso) },
            .init("run", run.schema.orNull, "Null for what comes once.") { JSON($0.task.run.map(run.json)) },
            .init("ended_at", Schema.moment.orNull) { JSON($0.task.endedAt?.rfc3339) },
            .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
                .integer($0.task.version)
            },
        ])

    static let list = Shape<[TaskLine]>(
        "Tasks", "Planned work, by day and time.",
        [.init("tasks", .list(one.schema, 0...1_200)) { JSON($0.map(one.json)) }])
}

extension Schema {
    /// A date of this century.
    static let day = text(
        pattern: "^20([0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
            + "|02-(0[1-9]|1[0-9]|2[0-8]))|([02468][048]|[13579][26])-02-29)$"
    ).example("2026-11-24")

    static let clock = text(pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$").example("14:30")
}

extension JSON {
    init(_ object: JSON?) { self = object ?? .null }
}

extension APIAnswer {
    static func task(_ line: TaskLine) -> APIAnswer { .ok(line, TaskShape.one, version: line.task.version) }
}

extension Operation.Answer {
    static func task(_ words: String) -> Self { .ok(TaskShape.one.schema, words, etag: true) }
}
