import RoundsDomain
import RoundsSQL

/// How recurring work stands: what the morning round shows a line of.
public struct MaintenanceStanding: Sendable, Equatable {
    public enum Verdict: Sendable, Equatable {
        /// The last run that was due is done and was well.
        case good
        /// So many runs were not done on their day; since the first of them.
        case missed(Int, since: Day)
        /// The last run ended with a problem.
        case problem
        /// None was due yet.
        case notYet
    }

    public let maintenance: Maintenance.ID
    public let title: String
    public let verdict: Verdict
    /// The run to look at: the oldest missed one, or the one with the problem.
    public let task: PlannedTask.ID?
    public let owner: Person.ID?
    /// Somebody, else a team.
    public let who: String?
    /// When a run last ended well.
    public let lastGood: Moment?

    public var isException: Bool {
        switch verdict {
        case .missed, .problem: true
        case .good, .notYet: false
        }
    }
}

extension Transaction {
    /// Recurring work that was missed or ended with a problem, the longest missed first.
    public func maintenanceExceptions(on today: Day) throws -> [MaintenanceStanding] {
        try maintenanceStandings(on: today).filter(\.isException).sorted { $0.since < $1.since }
    }

    /// All recurring work that is done, by title. Four statements, whatever their number.
    public func maintenanceStandings(on today: Day) throws -> [MaintenanceStanding] {
        try askMaintenanceStandings(on: today).answer()
    }

    func askMaintenanceStandings(on today: Day) throws -> Asked<[MaintenanceStanding]> {
        let missed = try ask(
            """
            SELECT maintenance_id, COUNT(*) AS missed, MIN(day) AS since, MIN(id) AS task FROM planned_task
            WHERE open = 1 AND day < \(today.number) AND maintenance_id IS NOT NULL GROUP BY maintenance_id
            """)
        let ended = try ask(
            """
            SELECT t.maintenance_id, t.id, t.outcome FROM planned_task t JOIN (
              SELECT maintenance_id, MAX(ended_at) AS last FROM planned_task
              WHERE maintenance_id IS NOT NULL AND state = 'done' GROUP BY maintenance_id
            ) AS newest ON newest.maintenance_id = t.maintenance_id AND newest.last = t.ended_at
            ORDER BY t.id
            """)
        let good = try ask(
            """
            SELECT maintenance_id, MAX(ended_at) AS last FROM planned_task
            WHERE maintenance_id IS NOT NULL AND outcome = 'ok' GROUP BY maintenance_id
            """)
        return try ask(
            """
            SELECT m.id, m.title, m.owner_id, COALESCE(p.name, g.name) AS who FROM maintenance m
            LEFT JOIN person p ON p.id = m.owner_id LEFT JOIN team g ON g.id = m.team_id
            WHERE m.active = 1 AND m.rhythm IS NOT NULL ORDER BY m.title_key, m.id LIMIT 1000
            """
        ).map { all in
            let missed = try missed.answer().keyed(), ended = try ended.answer().keyed()
            let good = try good.answer().keyed()
            return try all.map { row in
                let id = try row.integer("id")
                return try MaintenanceStanding(row, missed: missed[id], ended: ended[id], good: good[id])
            }
        }
    }
}

extension MaintenanceStanding {
    fileprivate init(_ row: Row, missed: Row?, ended: Row?, good: Row?) throws {
        maintenance = try row.key("id")
        title = try row.text("title")
        owner = try row.optionalKey("owner_id")
        who = try row.optionalText("who")
        lastGood = try good?.moment("last")
        if let missed {
            verdict = .missed(Int(try missed.integer("missed")), since: try missed.day("since"))
            task = try missed.key("task")
        } else if let ended {
            let isProblem = try ended.optionalText("outcome") == MaintenanceRun.Outcome.problem.rawValue
            verdict = isProblem ? .problem : .good
            task = try ended.key("id")
        } else {
            verdict = .notYet
            task = nil
        }
    }

    fileprivate var since: Day {
        if case .missed(_, let since) = verdict { since } else { Day(number: .max) }
    }
}

extension [Row] {
    fileprivate func keyed() throws -> [Int64: Row] {
        Dictionary(try map { (try $0.integer("maintenance_id"), $0) }, uniquingKeysWith: { _, last in last })
    }
}
