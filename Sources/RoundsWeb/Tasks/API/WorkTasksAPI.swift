import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/tasks/{id}/progress
    func tickTaskAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let (evidence, ticks) = (body[TaskMembers.evidence], body[TaskMembers.ticks])
        try body.finish()
        let report = PlannedTask.Report(ticks: Set(ticks), evidence: evidence)
        return try actOnTask(call) { tx, id, version in
            try tx.tickTask(id, report, version: version, by: call.person, at: call.now)
        }
    }

    /// POST /api/v1/tasks/{id}/completion
    func finishTaskAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let (result, evidence) = (body[TaskMembers.result], body[TaskMembers.evidence])
        let (ticks, outcome) = (body[TaskMembers.ticks], body[TaskMembers.outcome])
        try body.finish()
        let report = PlannedTask.Report(result: result, ticks: Set(ticks), evidence: evidence, outcome: outcome)
        return try actOnTask(call) { tx, id, version in
            try tx.finishTask(id, report, version: version, by: call.person, at: call.now)
        }
    }

    /// POST /api/v1/tasks/{id}/dropping
    func dropTaskAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let reason = body[TaskMembers.reason]
        try body.finish()
        return try actOnTask(call) { tx, id, version in
            try tx.dropTask(id, because: reason, version: version, by: call.person, at: call.now)
        }
    }

    /// POST /api/v1/tasks/{id}/reopening
    func reopenTaskAPI(_ call: APICall) throws -> Change {
        try actOnTask(call) { tx, id, version in
            try tx.reopenTask(id, version: version, by: call.person, at: call.now)
        }
    }

    private func actOnTask(
        _ call: APICall,
        _ act: @escaping @Sendable (any Transaction, PlannedTask.ID, Int64?) throws -> PlannedTask
    ) throws -> Change {
        let id = try call[TaskShape.number]
        let seen = try call[Condition.ifMatch]
        return Change { tx in
            let version = try tx.line(id).task.version
            try seen?.require(version)
            _ = try act(tx, id, seen.map { _ in version })
            return .task(try tx.line(id))
        }
    }
}

extension Operation {
    static let tickTask = act(
        "tickTask", "Keep what is done of a run", "The steps that are done and the proof so far.", TaskMembers.progress)
    static let finishTask = act(
        "finishTask", "Do a task",
        """
        With what came of it. A run of recurring work names its `outcome`: `ok` wants every step ticked and the proof where one \
        is wanted, `problem` wants a result.
        """, TaskMembers.report)
    static let dropTask = act("dropTask", "Drop a task", "With the reason.", TaskMembers.drop)
    static let reopenTask = act("reopenTask", "Open a task again", "", nil)

    private static func act(_ id: String, _ summary: String, _ words: String, _ body: Body?) -> Operation {
        Operation(
            id, summary, in: .tasks, words, parameters: [TaskShape.number, Condition.ifMatch], body: body,
            answer: .task("The task as it is now."))
    }
}
