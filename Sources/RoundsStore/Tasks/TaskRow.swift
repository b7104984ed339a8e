import RoundsDomain
import RoundsSQL

/// A task with the names a list shows.
public struct TaskLine: Sendable, Equatable {
    public let task: PlannedTask
    public let owner: String?
    public let team: String?

    public init(task: PlannedTask, owner: String? = nil, team: String? = nil) {
        self.task = task
        self.owner = owner
        self.team = team
    }

    /// Whoever has it: somebody, else a team.
    public var who: String? { owner ?? team }
}

extension TaskLine {
    static let columns: SQL = """
        t.id, t.title, t.day, t.minute, t.owner_id, t.team_id, t.about, t.details, t.state, t.result, t.first_day,
        t.maintenance_id, t.nominal_day, t.steps, t.ticks, t.evidence_wanted, t.evidence, t.outcome, t.ended_at, t.ended_by,
        t.changed_at, t.version, p.name AS owner_name, g.name AS team_name
        FROM planned_task t
        LEFT JOIN person p ON p.id = t.owner_id
        LEFT JOIN team g ON g.id = t.team_id
        """

    init(row: Row) throws {
        self.init(
            task: try PlannedTask(row: row), owner: try row.optionalText("owner_name"),
            team: try row.optionalText("team_name"))
    }
}

extension PlannedTask {
    init(row: Row) throws {
        let fields = Fields(
            title: try row.text("title"), day: try row.day("day"),
            minute: try row.optionalInteger("minute").map(Int.init),
            owner: try row.optionalKey("owner_id"), team: try row.optionalKey("team_id"),
            about: try row.optionalText("about").flatMap(TaskSubject.init(code:)), details: try row.text("details"))
        self.init(
            id: try row.key("id"), fields: fields, state: try row.word("state"), result: try row.text("result"),
            firstDay: try row.day("first_day"), run: try MaintenanceRun(row: row),
            endedAt: try row.optionalMoment("ended_at"), endedBy: try row.optionalKey("ended_by"),
            changedAt: try row.moment("changed_at"), version: try row.integer("version"))
    }
}

extension MaintenanceRun {
    /// Nil for a task that is no run.
    fileprivate init?(row: Row) throws {
        guard let maintenance = try row.optionalInteger("maintenance_id") else { return nil }
        let ticks = Array(try row.text("ticks").utf8)
        let steps = try row.text("steps").lines.enumerated().map { place, text in
            Step(text, isDone: place < ticks.count && ticks[place] == UInt8(ascii: "1"))
        }
        let outcome: Outcome? = try row.optionalText("outcome") == nil ? nil : try row.word("outcome")
        self.init(
            of: .init(maintenance), nominal: try row.optionalInteger("nominal_day").map(Day.init(number:)),
            steps: steps,
            evidenceWanted: try row.text("evidence_wanted"), evidence: try row.text("evidence"), outcome: outcome)
    }

    /// `1011`: a digit for each step.
    var ticks: String { steps.map { $0.isDone ? "1" : "0" }.joined() }
}

extension String {
    /// Checklists are kept a step a line; a step holds no line break.
    var lines: [String] { split(separator: "\n").map(String.init) }
}

extension Row {
    func day(_ name: String) throws(StorageError) -> Day { Day(number: try integer(name)) }
}
