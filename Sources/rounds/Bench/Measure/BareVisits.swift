import RoundsDomain
import RoundsEngines
import RoundsSQL
import RoundsStore

/// The rows of the same visits straight from the engine, by as few statements as they take.
final class BareVisits {
    private let engine: any BareEngine
    private let reader: Int64
    private let lists: [String: Int]
    private let counts, ticket, messages, events, others, search: Int
    private let isPostgres: Bool

    init(url: String, engine kind: Engine, reader: Int64) throws {
        engine = try Engines.openBare(url: url)
        self.reader = reader
        isPostgres = kind == .postgres
        lists = [
            "open": try engine.prepare(BareStatements.openList),
            "unowned": try engine.prepare(BareStatements.unownedList),
            "mine": try engine.prepare(BareStatements.myList),
            "resolved": try engine.prepare(BareStatements.resolvedList),
        ]
        counts = try engine.prepare(BareStatements.counts)
        ticket = try engine.prepare(BareStatements.ticket)
        messages = try engine.prepare(BareStatements.messages)
        events = try engine.prepare(BareStatements.events)
        others = try engine.prepare(BareStatements.others)
        search = try engine.prepare(isPostgres ? BareStatements.postgresSearch : BareStatements.sqliteSearch)
    }

    func make(_ visit: Visit) throws {
        switch visit {
        case .list(let show, let after):
            guard let list = lists[show] else { return }
            let number = after?.number ?? (show == "resolved" ? .max : 0)
            var values: [Value] = show == "resolved" ? [] : [.integer(after?.due.milliseconds ?? 0)]
            values.append(.integer(number))
            if show == "mine" { values.append(.integer(reader)) }
            try engine.run(list, values)
            try engine.run(counts, [.integer(reader)])
        case .ticket(let number):
            let id = Value.integer(Int64(number))
            for statement in [ticket, messages, events, others] { try engine.run(statement, [id]) }
        case .search(let words):
            let text =
                isPostgres
                ? words.joined(separator: " & ") + ":*" : words.map { "\"\($0)\"" }.joined(separator: " AND ") + " *"
            try engine.run(search, [.text(text)])
        case .today, .round: break
        }
    }
}

/// What somebody would write who knew nothing but the tables. `$1` is read alike by both engines.
private enum BareStatements {
    static let openList: StaticString = """
        SELECT t.id, t.kind, t.state, t.priority, t.title, t.place, t.care_affected, t.reported_at, t.changed_at, t.version,
            t.assignee_id, r.name, a.name, g.name
        FROM ticket t JOIN person r ON r.id = t.requester_id LEFT JOIN person a ON a.id = t.assignee_id
            LEFT JOIN team g ON g.id = t.team_id
        WHERE t.open = 1 AND (t.due_at, t.id) > ($1, $2) ORDER BY t.due_at, t.priority, t.id LIMIT 51
        """
    static let unownedList: StaticString = """
        SELECT t.id, t.kind, t.state, t.priority, t.title, t.place, t.care_affected, t.reported_at, t.changed_at, t.version,
            t.assignee_id, r.name, NULL, g.name
        FROM ticket t JOIN person r ON r.id = t.requester_id LEFT JOIN team g ON g.id = t.team_id
        WHERE t.open = 1 AND t.assignee_id IS NULL AND (t.due_at, t.id) > ($1, $2)
        ORDER BY t.due_at, t.priority, t.id LIMIT 51
        """
    static let myList: StaticString = """
        SELECT t.id, t.kind, t.state, t.priority, t.title, t.place, t.care_affected, t.reported_at, t.changed_at, t.version,
            t.assignee_id, r.name, a.name, g.name
        FROM ticket t JOIN person r ON r.id = t.requester_id LEFT JOIN person a ON a.id = t.assignee_id
            LEFT JOIN team g ON g.id = t.team_id
        WHERE (t.due_at, t.id) > ($1, $2) AND t.assignee_id = $3 AND t.open = 1 ORDER BY t.due_at, t.priority, t.id LIMIT 51
        """
    static let resolvedList: StaticString = """
        SELECT t.id, t.kind, t.state, t.priority, t.title, t.place, t.care_affected, t.reported_at, t.changed_at, t.version,
            t.assignee_id, r.name, a.name, g.name
        FROM ticket t JOIN person r ON r.id = t.requester_id LEFT JOIN person a ON a.id = t.assignee_id
            LEFT JOIN team g ON g.id = t.team_id
        WHERE t.open = 0 AND t.id < $1 ORDER BY t.id DESC LIMIT 51
        """
    static let counts: StaticString = """
        SELECT SUM(count) FILTER (WHERE facet = 'open' AND value = '1'),
            SUM(count) FILTER (WHERE facet = 'assignee' AND value = ''),
            SUM(count) FILTER (WHERE facet = 'assignee' AND value = CAST($1 AS TEXT)),
            SUM(count) FILTER (WHERE facet = 'open' AND value = '0')
        FROM ticket_tally
        """
    static let ticket: StaticString = """
        SELECT t.kind, t.channel, t.state, t.priority, t.title, t.place, t.callback, t.care_affected, t.reported_at,
            t.resolved_at, t.fix, t.cause, t.version, r.name, r.email, a.name, g.name
        FROM ticket t JOIN person r ON r.id = t.requester_id LEFT JOIN person a ON a.id = t.assignee_id
            LEFT JOIN team g ON g.id = t.team_id
        WHERE t.id = $1
        """
    static let messages: StaticString = """
        SELECT m.id, m.kind, m.at, m.body, p.name FROM message m JOIN person p ON p.id = m.author_id
        WHERE m.ticket_id = $1 ORDER BY m.id LIMIT 500
        """
    static let events: StaticString = """
        SELECT number, at, actor, kind, facts FROM event WHERE subject_kind = 'ticket' AND subject_id = $1
        ORDER BY number LIMIT 500
        """
    static let others: StaticString = """
        SELECT o.id, o.title, o.state, o.reported_at FROM ticket t JOIN ticket o ON o.requester_id = t.requester_id
        WHERE t.id = $1 ORDER BY o.id DESC LIMIT 6
        """
    static let sqliteSearch: StaticString = """
        SELECT d.number, d.title, d.body FROM search_index i JOIN search_document d ON d.id = i.rowid
        WHERE i.search_index MATCH $1 ORDER BY i.rowid DESC LIMIT 50
        """
    static let postgresSearch: StaticString = """
        SELECT number, title, body FROM search_document WHERE words @@ CAST($1 AS tsquery) ORDER BY id DESC LIMIT 50
        """
}
