import RoundsDomain
import RoundsSQL
import RoundsStore

/// Work that comes round, with all its runs.
struct PastWork {
    private struct Run {
        let id: Int64
        let day: Day
        /// Nil while it is to be done.
        let endedAt: Moment?
        let isWell: Bool

        init(row: Row) throws {
            id = try row.integer("id")
            day = Day(number: try row.integer("day"))
            endedAt = try row.optionalInteger("ended_at").map(Moment.init(milliseconds:))
            isWell = try row.optionalText("outcome") == MaintenanceRun.Outcome.ok.rawValue
        }

        func isDone(by then: Moment) -> Bool { endedAt.map { $0 <= then } ?? false }
    }

    private let number: Int64
    private let title: String
    private let owner: EvidenceLine.Owner?
    /// By day.
    private let runs: [Run]

    /// By title.
    static func all(_ tx: any Transaction, through today: Day) throws -> [PastWork] {
        let found = try tx.rows(
            """
            SELECT t.id, t.day, t.ended_at, t.outcome, m.id AS number, m.title, m.owner_id, COALESCE(p.name, g.name) AS who
            FROM planned_task t JOIN maintenance m ON m.id = t.maintenance_id
            LEFT JOIN person p ON p.id = m.owner_id LEFT JOIN team g ON g.id = m.team_id
            WHERE t.day <= \(today.number) ORDER BY t.day, t.id LIMIT 20000
            """)
        let byWork = try Dictionary(grouping: found) { try $0.integer("number") }
        return try byWork.values.compactMap(PastWork.init(rows:))
            .sorted { ($0.title, $0.number) < ($1.title, $1.number) }
    }

    private init?(rows: [Row]) throws {
        guard let first = rows.first else { return nil }
        number = try first.integer("number")
        title = try first.text("title")
        let person = try first.optionalInteger("owner_id").map { Person.ID($0) }
        owner = try first.optionalText("who").map { EvidenceLine.Owner(id: person, name: $0) }
        runs = try rows.map(Run.init(row:))
    }

    /// Nil while no run was due.
    func line(_ look: EvidenceLook) -> EvidenceLine? {
        let done = runs.filter { $0.isDone(by: look.now) }
        let missed = runs.filter { $0.day < look.day && !$0.isDone(by: look.now) }
        let last = done.max { ($0.endedAt ?? look.now) < ($1.endedAt ?? look.now) }
        guard let shown = missed.first ?? last else { return nil }
        let verdict: EvidenceLine.Verdict = !missed.isEmpty ? .missing : shown.isWell ? .good : .warning
        let reason =
            switch verdict {
            case .missing: missed.count == 1 ? "not done" : "\(missed.count) runs not done"
            case .warning: "the last run ended with a problem"
            default: "done when it was due"
            }
        return EvidenceLine(
            .init(.maintenance, "\(number)"), title, verdict, reason, seenAt: look.now, maxAge: .days(1),
            firstSeen: missed.first.map { look.plan.zone.moment(on: $0.day) },
            lastGood: done.filter(\.isWell).compactMap(\.endedAt).max(), owner: owner, path: "/planned/\(shown.id)")
    }
}
