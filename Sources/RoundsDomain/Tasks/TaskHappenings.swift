extension Happening.Subject {
    public static func task(_ id: PlannedTask.ID) -> Self { .init(kind: "task", number: id.number) }
    public static func maintenance(_ id: Maintenance.ID) -> Self { .init(kind: "maintenance", number: id.number) }
}

extension Happening {
    public static func taskAdded(_ task: PlannedTask) -> Happening {
        var facts: [String: Fact] = ["day": .text(task.day.iso)]
        if let run = task.run { facts["maintenance"] = .number(run.maintenance.number) }
        return Happening(.taskAdded, about: .task(task.id), facts: facts)
    }

    /// What changed; of free text only that it did.
    public static func taskChanged(_ task: PlannedTask, from before: PlannedTask) -> Happening {
        var facts: [String: Fact] = [:]
        if task.day != before.day {
            facts["day_from"] = .text(before.day.iso)
            facts["day_to"] = .text(task.day.iso)
        }
        if task.owner != before.owner {
            facts["owner_from"] = before.owner.map { .number($0.number) } ?? .nothing
            facts["owner_to"] = task.owner.map { .number($0.number) } ?? .nothing
        }
        if task.team != before.team {
            facts["team_from"] = before.team.map { .number($0.number) } ?? .nothing
            facts["team_to"] = task.team.map { .number($0.number) } ?? .nothing
        }
        if task.minute != before.minute { facts["time"] = .flag(true) }
        if task.title != before.title { facts["title"] = .flag(true) }
        if task.details != before.details { facts["details"] = .flag(true) }
        if task.about != before.about { facts["about"] = .flag(true) }
        return Happening(.taskChanged, about: .task(task.id), facts: facts)
    }

    public static func taskTicked(_ task: PlannedTask) -> Happening {
        let steps = task.run?.steps ?? []
        return Happening(
            .taskTicked, about: .task(task.id),
            facts: ["done": .number(Int64(steps.count(where: \.isDone))), "steps": .number(Int64(steps.count))])
    }

    public static func taskEnded(_ task: PlannedTask) -> Happening {
        var facts: [String: Fact] = [:]
        if let outcome = task.run?.outcome { facts["outcome"] = .text(outcome.rawValue) }
        if let run = task.run { facts["maintenance"] = .number(run.maintenance.number) }
        return Happening(task.state == .done ? .taskDone : .taskDropped, about: .task(task.id), facts: facts)
    }
}
