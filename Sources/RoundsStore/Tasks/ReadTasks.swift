import RoundsDomain
import RoundsSQL

/// Whose planned work is looked at.
public enum TaskFilter: Sendable, Equatable {
    case everybody
    /// Their own, and what their teams have and nobody in particular.
    case person(Person.ID)
    /// These, and what nobody has at all: whoever is on duty sees to it that somebody does.
    case onDuty(Person.ID)
    case team(Team.ID)
    case nobody
}

extension Transaction {
    public func task(_ id: PlannedTask.ID) throws -> PlannedTask? {
        try taskLine(id)?.task
    }

    public func taskLine(_ id: PlannedTask.ID) throws -> TaskLine? {
        try row("SELECT \(TaskLine.columns) WHERE t.id = \(id)").map(TaskLine.init(row:))
    }

    /// Planned work by day and time; what was dropped is left out. Of a wider stretch the first 1,000.
    public func tasks(from begin: Day, through end: Day, of filter: TaskFilter = .everybody) throws -> [TaskLine] {
        try askTasks(from: begin, through: end, of: filter).answer()
    }

    private func askTasks(from begin: Day, through end: Day, of filter: TaskFilter) throws -> Asked<[TaskLine]> {
        try ask(
            """
            SELECT \(TaskLine.columns)
            WHERE t.day >= \(begin.number) AND t.day <= \(end.number) AND t.state <> 'dropped' AND \(filter.condition)
            ORDER BY t.day, t.minute NULLS LAST, t.id LIMIT 1000
            """
        ).each(TaskLine.init(row:))
    }

    /// Open work whose day has passed, the oldest first: at most 200.
    public func missedTasks(before today: Day, of filter: TaskFilter = .everybody) throws -> [TaskLine] {
        try askMissedTasks(before: today, of: filter).answer()
    }

    private func askMissedTasks(before today: Day, of filter: TaskFilter) throws -> Asked<[TaskLine]> {
        try ask(
            """
            SELECT \(TaskLine.columns)
            WHERE t.open = 1 AND t.day < \(today.number) AND \(filter.condition)
            ORDER BY t.day, t.id LIMIT 200
            """
        ).each(TaskLine.init(row:))
    }

    /// What a day asks for: what was carried over to it, then what is planned for it, done or not.
    public func tasks(on day: Day, of filter: TaskFilter = .everybody) throws -> [TaskLine] {
        try askTasks(on: day, of: filter).answer()
    }

    public func askTasks(on day: Day, of filter: TaskFilter) throws -> Asked<[TaskLine]> {
        let missed = try askMissedTasks(before: day, of: filter)
        let planned = try askTasks(from: day, through: day, of: filter)
        return Asked { try missed.answer() + planned.answer() }
    }

    /// The runs of a maintenance, the latest first: at most `limit`.
    public func runs(of maintenance: Maintenance.ID, through last: Day, limit: Int = 50) throws -> [TaskLine] {
        try rows(
            """
            SELECT \(TaskLine.columns)
            WHERE t.maintenance_id = \(maintenance) AND t.day <= \(last.number)
            ORDER BY t.day DESC, t.id DESC LIMIT \(limit)
            """
        ).map(TaskLine.init(row:))
    }

    /// Planned work that these words find, the best first.
    public func findTasks(_ query: SearchQuery, limit: Int = 50) throws -> [TaskLine] {
        guard !query.terms.isEmpty else { return [] }
        let request = SearchRequest(
            terms: query.terms.map { .init(words: $0.words, open: $0.open) },
            excluded: query.excluded.map { .init(words: $0.words, open: $0.open) }, kinds: ["task"], audience: nil,
            limit: limit)
        let ids = try search(request).map { PlannedTask.ID($0.number) }
        guard !ids.isEmpty else { return [] }
        let found = try rows("SELECT \(TaskLine.columns) WHERE t.id IN (\(list: ids))").map(TaskLine.init(row:))
        let byNumber = Dictionary(found.map { ($0.task.id, $0) }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { byNumber[$0] }
    }
}

extension TaskFilter {
    var condition: SQL {
        switch self {
        case .everybody: "1 = 1"
        case .person(let person):
            """
            (t.owner_id = \(person) OR (t.owner_id IS NULL AND t.team_id IN (
              SELECT m.team_id FROM team_member m WHERE m.person_id = \(person))))
            """
        case .onDuty(let person):
            "(\(TaskFilter.person(person).condition) OR \(TaskFilter.nobody.condition))"
        case .team(let team): "t.team_id = \(team)"
        case .nobody: "(t.owner_id IS NULL AND t.team_id IS NULL)"
        }
    }
}
