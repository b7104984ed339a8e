import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What things are called, with one statement for each kind among them. People and teams have ``names(of:)`` and
    /// ``teams()``; what has no name of its own, or is not there any more, is left out.
    public func titles(of subjects: Set<Happening.Subject>) throws -> [Happening.Subject: String] {
        var titles: [Happening.Subject: String] = [:]
        for (kind, some) in Dictionary(grouping: subjects, by: \.kind) {
            let numbers = some.map(\.number).sorted()
            guard let query = titleQuery(kind, numbers) else { continue }
            for row in try rows(query) {
                let subject = Happening.Subject(kind: kind, number: try row.integer("id"))
                titles[subject] = try title(kind, row)
            }
        }
        return titles
    }

    /// What is looked at by hand, by its code.
    public func titles(ofHandChecks codes: Set<String>) throws -> [String: String] {
        guard !codes.isEmpty else { return [:] }
        let found = try rows("SELECT code, title FROM round_check WHERE code IN (\(list: codes.sorted()))")
        return Dictionary(
            try found.map { (try $0.text("code"), try $0.text("title")) }, uniquingKeysWith: { first, _ in first })
    }

    private func titleQuery(_ kind: String, _ numbers: [Int64]) -> SQL? {
        let query: SQL
        switch kind {
        case "ticket": query = "SELECT id, title FROM ticket WHERE id IN (\(list: numbers))"
        case "task": query = "SELECT id, title FROM planned_task WHERE id IN (\(list: numbers))"
        case "maintenance": query = "SELECT id, title FROM maintenance WHERE id IN (\(list: numbers))"
        case "article": query = "SELECT id, title FROM article WHERE id IN (\(list: numbers))"
        case "template": query = "SELECT id, title FROM ticket_template WHERE id IN (\(list: numbers))"
        case "saved_reply": query = "SELECT id, title FROM saved_reply WHERE id IN (\(list: numbers))"
        case "location": query = "SELECT id, name AS title FROM location WHERE id IN (\(list: numbers))"
        case "service": query = "SELECT id, name AS title FROM service WHERE id IN (\(list: numbers))"
        case "device": query = "SELECT id, tag || ' ' || name AS title FROM device WHERE id IN (\(list: numbers))"
        case "check": query = "SELECT id, name AS title FROM check_rule WHERE id IN (\(list: numbers))"
        case "backup": query = "SELECT id, name AS title FROM backup_job WHERE id IN (\(list: numbers))"
        case "window":
            query = """
                SELECT w.id, COALESCE(c.name, s.name) AS title
                FROM maintenance_window w
                LEFT JOIN check_rule c ON c.id = w.check_id
                LEFT JOIN service s ON s.id = w.service_id
                WHERE w.id IN (\(list: numbers))
                """
        case "round": query = "SELECT id, kind, day FROM round WHERE id IN (\(list: numbers))"
        case "handover": query = "SELECT id, shift, day FROM handover WHERE id IN (\(list: numbers))"
        default: return nil
        }
        return query
    }

    private func title(_ kind: String, _ row: Row) throws -> String? {
        switch kind {
        case "round":
            let kind: Round.Kind = try row.word("kind")
            return "\(kind.title), \(Day(number: try row.integer("day")).iso)"
        case "handover":
            let shift: Shift.Kind = try row.word("shift")
            return "Handover, \(shift.title.lowercased()) of \(Day(number: try row.integer("day")).iso)"
        default: return try row.optionalText("title")
        }
    }
}
