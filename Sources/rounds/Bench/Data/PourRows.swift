import RoundsDomain
import RoundsSQL
import RoundsStore

extension Transaction {
    /// Writes what the lives leave behind, a hundred rows a statement.
    func pour(_ lives: [TicketLife]) throws {
        let poured = try LivesPoured(
            lives, lastTicket: try last("SELECT coalesce(max(id), 0) AS last FROM ticket"),
            lastMessage: try last("SELECT coalesce(max(id), 0) AS last FROM message"), seal: try endOfLog())
        let stands = poured.stands.values.sorted { $0.ticket.id < $1.ticket.id }
        try pour(stands, by: try serviceLevels())
        try pour(poured.messages)
        try pour(poured.events)
        try run("UPDATE event_chain SET number = \(poured.seal.number), hash = \(poured.seal.hash) WHERE id = 1")
        try tally(poured.tally)
        for stand in stands.sorted(by: { $0.indexedAt < $1.indexedAt }) {
            try index(SearchDocument(stand.ticket, said: stand.said.reversed()))
        }
        // Their numbers were foretold, for the events to name them.
        guard try last("SELECT max(id) AS last FROM ticket") == stands.last?.ticket.id.number,
            try last("SELECT max(id) AS last FROM message") == poured.messages.last?.id.number
        else { throw StorageError.shape("the engine gave out other numbers than expected") }
    }

    private func last(_ question: SQL) throws -> Int64 {
        try row(question)?.integer("last") ?? 0
    }

    private func pour(_ stands: [LivesPoured.Stand], by levels: ServiceLevels) throws {
        for part in stands.parts {
            let rows = part.map { stand -> SQL in
                let ticket = stand.ticket
                let (fields, care) = (ticket.fields, ticket.circumstances)
                let clock = StoredClock(stand.marks, by: levels)
                return """
                    (\(ticket.kind.rawValue), \(ticket.channel.rawValue), \(ticket.state.rawValue), \(ticket.state.isOpen),
                    \(fields.priority.rawValue), \(fields.title), \(fields.place), \(fields.callback),
                    \(care.careAffected), \(care.affected.rawValue), \(care.workaround.rawValue), \(ticket.requester),
                    \(fields.assignee), \(fields.team), \(ticket.reportedAt), \(stand.changedAt), \(ticket.resolvedAt),
                    \(ticket.fix), \(ticket.cause), \(ticket.version), \(clock.due), \(clock.responseDue),
                    \(clock.resolutionDue), \(clock.answeredAt), \(clock.plan))
                    """
            }
            try run(
                """
                INSERT INTO ticket (kind, channel, state, open, priority, title, place, callback, care_affected, affected,
                    workaround, requester_id, assignee_id, team_id, reported_at, changed_at, resolved_at, fix, cause,
                    version, due_at, response_due_at, resolution_due_at, answered_at, clock_plan)
                VALUES \(SQL.joined(rows, by: ", "))
                """)
        }
    }

    private func pour(_ messages: [Message]) throws {
        for part in messages.parts {
            let rows = part.map { message -> SQL in
                "(\(message.ticket), \(message.kind.rawValue), \(message.author), \(message.at), \(message.body))"
            }
            try run(
                "INSERT INTO message (ticket_id, kind, author_id, at, body) VALUES \(SQL.joined(rows, by: ", "))")
        }
    }

    private func pour(_ events: [Event]) throws {
        for part in events.parts {
            let rows = part.map { event -> SQL in
                """
                (\(event.number), \(event.at), \(event.by.code), \(event.kind), \(event.subject.kind),
                \(event.subject.number), \(event.facts), \(event.hash))
                """
            }
            try run(
                """
                INSERT INTO event (number, at, actor, kind, subject_kind, subject_id, facts, hash)
                VALUES \(SQL.joined(rows, by: ", "))
                """)
        }
    }
}

extension Array {
    /// In pieces of at most a hundred.
    fileprivate var parts: [ArraySlice<Element>] {
        stride(from: 0, to: count, by: 100).map { self[$0..<Swift.min($0 + 100, count)] }
    }
}
