import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Which exceptions of a board are one thing with another line, a request or a task. Two statements.
    func sameThings(on board: Board) throws -> SameThings {
        var same = SameThings()
        for line in board.exceptions { same.tellByNature(line.evidence) }
        let fed = try rows(
            "SELECT id, check_id FROM backup_job WHERE check_id IS NOT NULL AND retired_at IS NULL LIMIT 1000")
        for row in fed {
            let job = EvidenceLine.ID(.backup, String(try row.integer("id")))
            same.tell(job.code, with: EvidenceLine.ID(.heartbeat, String(try row.integer("check_id"))).code)
        }
        let reported = try rows(
            """
            SELECT s.check_id, s.ticket_id FROM check_state s JOIN ticket t ON t.id = s.ticket_id
            WHERE s.ticket_id IS NOT NULL AND t.open = 1 ORDER BY s.check_id LIMIT 5000
            """)
        for row in reported {
            let (check, ticket) = (String(try row.integer("check_id")), try row.integer("ticket_id"))
            // A number is of one or the other.
            same.tell(EvidenceLine.ID(.check, check).code, with: "ticket:\(ticket)")
            same.tell(EvidenceLine.ID(.heartbeat, check).code, with: "ticket:\(ticket)")
        }
        for line in board.exceptions {
            guard let ticket = line.decision?.ticket else { continue }
            same.tell(line.evidence.id.code, with: "ticket:\(ticket)")
        }
        return same
    }
}

extension SameThings {
    /// A certificate is its check's, and recurring work that was missed is the run it shows.
    fileprivate mutating func tellByNature(_ line: EvidenceLine) {
        let runs = "/planned/"
        if line.id.source == .certificate { tell(line.id.code, with: EvidenceLine.ID(.check, line.id.key).code) }
        if line.id.source == .maintenance, let path = line.path, path.hasPrefix(runs) {
            tell(line.id.code, with: "task:\(path.dropFirst(runs.count))")
        }
    }
}
