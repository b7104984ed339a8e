import RoundsDomain
import RoundsHTML
import RoundsStore

/// GET /planned/:task
struct TaskScreen: Sendable {
    let line: TaskLine
    let today: Day
    let endedBy: String?
    let ended: TimeText?
    let story: [StoryLine]
    let who: [Choice]
    /// The change form.
    var entries: Entries
    /// What is written when it ends: `result`, `evidence`, `outcome`, `tick:0`.
    var report: Entries
    let mayWork: Bool

    /// Something that happened to it.
    struct StoryLine: Sendable {
        let who: String
        let what: String
        let at: TimeText
    }

    var task: PlannedTask { line.task }
}

extension Entries {
    /// As the task stands.
    init(reportOf task: PlannedTask) {
        self.init(["result": task.result, "evidence": task.run?.evidence ?? ""])
        for (place, step) in (task.run?.steps ?? []).enumerated() where step.isDone { values["tick:\(place)"] = "yes" }
    }
}
