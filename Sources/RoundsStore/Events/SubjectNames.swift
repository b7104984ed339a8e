import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What the things that events are about are called now; one question for each kind there is among them. Requests and
    /// people are left out: who may know their words is decided elsewhere.
    public func names(of subjects: Set<Happening.Subject>) throws -> [Happening.Subject: String] {
        var names: [Happening.Subject: String] = [:]
        for (kind, ones) in Dictionary(grouping: subjects, by: \.kind) {
            guard let question = question(kind, ones.map(\.number).sorted()) else { continue }
            for row in try rows(question) {
                names[Happening.Subject(kind: kind, number: try row.integer("id"))] = try row.text("name")
            }
        }
        return names
    }

    private func question(_ kind: String, _ ids: [Int64]) -> SQL? {
        switch kind {
        case "task": "SELECT id, title AS name FROM planned_task WHERE id IN (\(list: ids))"
        case "maintenance": "SELECT id, title AS name FROM maintenance WHERE id IN (\(list: ids))"
        case "check": "SELECT id, name FROM check_rule WHERE id IN (\(list: ids))"
        case "backup": "SELECT id, name FROM backup_job WHERE id IN (\(list: ids))"
        case "service": "SELECT id, name FROM service WHERE id IN (\(list: ids))"
        case "location": "SELECT id, name FROM location WHERE id IN (\(list: ids))"
        case "device": "SELECT id, tag AS name FROM device WHERE id IN (\(list: ids))"
        case "article": "SELECT id, title AS name FROM article WHERE id IN (\(list: ids))"
        default: nil
        }
    }
}
