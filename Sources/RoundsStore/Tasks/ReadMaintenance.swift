import RoundsDomain
import RoundsSQL

extension Transaction {
    public func maintenance(_ id: Maintenance.ID) throws -> Maintenance? {
        try row("SELECT \(Maintenance.columns) WHERE id = \(id)").map(Maintenance.init(row:))
    }

    /// By title; those no longer done come last. A hospital has tens, at most 1,000 are listed.
    public func maintenance(onlyActive: Bool = false) throws -> [Maintenance] {
        let condition: SQL = onlyActive ? "active = 1" : "1 = 1"
        return try rows(
            "SELECT \(Maintenance.columns) WHERE \(condition) ORDER BY active DESC, title_key, id LIMIT 1000"
        ).map(Maintenance.init(row:))
    }
}

extension Maintenance {
    static let columns: SQL = """
        id, title, rhythm, anchor_day, steps, evidence, about, owner_id, team_id, minute, window_minutes, active,
        planned_through, version FROM maintenance
        """

    init(row: Row) throws {
        let anchor = try row.day("anchor_day")
        let recurrence = try row.optionalText("rhythm").map { words in
            do {
                return try Recurrence(words: words, from: anchor)
            } catch {
                throw StorageError.shape("rhythm")
            }
        }
        let fields = Fields(
            title: try row.text("title"), recurrence: recurrence, steps: try row.text("steps").lines,
            evidence: try row.text("evidence"), about: try row.optionalText("about").flatMap(TaskSubject.init(code:)),
            owner: try row.optionalKey("owner_id"), team: try row.optionalKey("team_id"),
            minute: try row.optionalInteger("minute").map(Int.init),
            windowMinutes: Int(try row.integer("window_minutes")), isActive: try row.flag("active"))
        self.init(id: try row.key("id"), fields: fields, version: try row.integer("version"))
    }
}
