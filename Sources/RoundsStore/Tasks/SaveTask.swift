import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Nil when this run is written down already.
    func insert(_ fields: PlannedTask.Fields, run: MaintenanceRun?, at now: Moment) throws -> PlannedTask? {
        let inserted = try row(
            """
            INSERT INTO planned_task (title, day, minute, owner_id, team_id, about, details, state, open, result, first_day,
                                      maintenance_id, nominal_day, steps, ticks, evidence_wanted, evidence, changed_at,
                                      version)
            VALUES (\(fields.title), \(fields.day.number), \(fields.minute), \(fields.owner), \(fields.team),
                    \(fields.about?.code), \(fields.details), 'open', 1, '', \(fields.day.number), \(run?.maintenance),
                    \(run?.nominal?.number), \(run?.stepText ?? ""), \(run?.ticks ?? ""), \(run?.evidenceWanted ?? ""),
                    \(run?.evidence ?? ""), \(now), 1)
            ON CONFLICT (maintenance_id, nominal_day) DO NOTHING
            RETURNING id
            """)
        guard let inserted else { return nil }
        let task = PlannedTask(id: try inserted.key("id"), fields: fields, run: run, changedAt: now)
        try index(SearchDocument(task))
        return task
    }

    /// A compare-and-set on the version.
    func store(_ task: PlannedTask, was before: PlannedTask, at now: Moment) throws -> PlannedTask {
        let fields = task.fields
        let won = try changed(
            """
            UPDATE planned_task
            SET title = \(fields.title), day = \(fields.day.number), minute = \(fields.minute), owner_id = \(fields.owner),
                team_id = \(fields.team), about = \(fields.about?.code), details = \(fields.details),
                state = \(task.state.rawValue), open = \(task.state == .open), result = \(task.result),
                steps = \(task.run?.stepText ?? ""), ticks = \(task.run?.ticks ?? ""),
                evidence_wanted = \(task.run?.evidenceWanted ?? ""), evidence = \(task.run?.evidence ?? ""),
                outcome = \(task.run?.outcome?.rawValue), ended_at = \(task.endedAt), ended_by = \(task.endedBy),
                changed_at = \(now), version = version + 1
            WHERE id = \(task.id) AND version = \(before.version)
            """)
        guard won == 1, let saved = try self.task(task.id) else {
            throw Stale(.task(task.id), current: try self.task(task.id)?.version ?? 0)
        }
        try index(SearchDocument(saved))
        return saved
    }
}

extension MaintenanceRun {
    var stepText: String { steps.map(\.text).joined(separator: "\n") }
}

extension SearchDocument {
    /// Planned work is found by its title, its details, its steps and what came of it.
    public init(_ task: PlannedTask) {
        let run = [task.run?.stepText, task.run?.evidence].compactMap(\.self)
        let body = ([task.details, task.result] + run).filter { !$0.isEmpty }.joined(separator: "\n")
        self.init(kind: "task", number: task.id.number, audience: "staff", title: task.title, body: body)
    }
}
