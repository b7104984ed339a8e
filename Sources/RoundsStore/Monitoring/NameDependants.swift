import RoundsDomain
import RoundsSQL

/// A failing check that has no ticket of its own, and what it speaks for.
struct ExplainedCheck: Sendable, Equatable {
    let id: Check.ID
    let name: String
    /// Empty when it speaks for none.
    let service: String
}

extension Transaction {
    /// Says on the ticket of a cause what else fails because of it: each once on a ticket, all that are new together. What
    /// follows later is said in a note of its own; that they are well again, each says by staying silent.
    func nameDependants(at now: Moment) throws {
        let found = try rows(
            """
            SELECT s.check_id, s.cause_id, s.named_on_id, r.name, v.name AS service
            FROM check_state s JOIN check_rule r ON r.id = s.check_id JOIN check_state c ON c.check_id = s.cause_id
            LEFT JOIN ticket t ON t.id = s.ticket_id AND t.open = 1 LEFT JOIN service v ON v.id = r.service_id
            WHERE s.verdict = 'failed' AND t.id IS NULL AND r.retired_at IS NULL
              AND (s.named_on_id IS NULL OR c.ticket_id IS NULL OR c.ticket_id <> s.named_on_id)
            ORDER BY s.check_id LIMIT 2000
            """)
        guard !found.isEmpty else { return }
        var tickets: [Check.ID: Ticket.ID?] = [:]
        var fresh: [Ticket.ID: [ExplainedCheck]] = [:]
        for row in found {
            let cause: Check.ID = try row.key("cause_id")
            if tickets[cause] == nil { tickets[cause] = .some(try openTicket(behind: cause)) }
            guard let ticket = tickets[cause] ?? nil, try row.optionalKey("named_on_id") != ticket else { continue }
            fresh[ticket, default: []].append(
                ExplainedCheck(
                    id: try row.key("check_id"), name: try row.text("name"),
                    service: try row.optionalText("service") ?? ""))
        }
        for (ticket, checks) in fresh.sorted(by: { $0.key < $1.key }) {
            _ = try note(CheckWords.alsoFailing(checks), on: ticket, by: try monitoringPerson(at: now), at: now)
            try run(
                "UPDATE check_state SET named_on_id = \(ticket) WHERE check_id IN (\(list: checks.map(\.id)))")
        }
    }

    /// The open ticket of a check, or of what in turn explains it.
    private func openTicket(behind check: Check.ID) throws -> Ticket.ID? {
        var next: Check.ID? = check
        for _ in 0..<10 {
            guard let id = next, let watched = try watched(id) else { return nil }
            if let ticket = try watched.ticket.flatMap({ try self.ticket($0) }), ticket.state.isOpen {
                return ticket.id
            }
            next = watched.cause
        }
        return nil
    }
}
