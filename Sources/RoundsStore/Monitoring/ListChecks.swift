import RoundsDomain
import RoundsSQL

/// What is shown of checks in a list.
public struct ChecksFound: Sendable {
    public let checks: [WatchedCheck]
    /// Where the next page begins; nil on the last.
    public let next: CheckCursor?
}

/// A place in the list by name.
public struct CheckCursor: Sendable, Equatable {
    public let key: String
    public let id: Check.ID

    public init(key: String, id: Check.ID) {
        self.key = key
        self.id = id
    }
}

/// How many checks show what, counted and not only as far as lists go.
public struct CheckCounts: Sendable, Equatable {
    public let all: Int64
    /// Good, by evidence that still counts.
    public let well: Int64
    /// Paused, or in a maintenance window, however they stand.
    public let planned: Int64

    public var exceptions: Int64 { all - well - planned }
}

extension Transaction {
    public func check(_ id: Check.ID) throws -> WatchedCheck? { try watched(id) }

    /// At most so many exceptions are shown in full.
    public static var mostExceptions: Int { 500 }

    /// Checks that are not plainly well: bad, never seen, or whose good evidence is over its time. Paused and planned ones are
    /// among them: who shows them says so.
    public func exceptionalChecks(at now: Moment) throws -> [WatchedCheck] {
        let bad = try rows(
            """
            SELECT \(WatchedCheck.columns) FROM \(WatchedCheck.tables)
            WHERE s.verdict <> 'good' AND r.retired_at IS NULL ORDER BY s.verdict, s.check_id
            LIMIT \(Self.mostExceptions)
            """)
        let old = try rows(
            """
            SELECT \(WatchedCheck.columns) FROM \(WatchedCheck.tables)
            WHERE s.fresh_until <= \(now) AND s.verdict = 'good' AND r.retired_at IS NULL ORDER BY s.fresh_until
            LIMIT \(Self.mostExceptions)
            """)
        return try (bad + old).map(WatchedCheck.init(row:))
    }

    /// All checks by name, a page at a time.
    public func checks(after cursor: CheckCursor?, limit: Int) throws -> ChecksFound {
        let after: SQL = cursor.map { "AND (r.name_key, r.id) > (\($0.key), \($0.id))" } ?? ""
        let found = try rows(
            """
            SELECT \(WatchedCheck.columns) FROM \(WatchedCheck.tables)
            WHERE r.retired_at IS NULL \(after) ORDER BY r.name_key, r.id LIMIT \(limit + 1)
            """
        ).map(WatchedCheck.init(row:))
        let page = Array(found.prefix(limit))
        let next =
            found.count > limit ? page.last.map { CheckCursor(key: $0.check.fields.name.foldedKey, id: $0.id) } : nil
        return ChecksFound(checks: page, next: next)
    }

    public func checkCounts(at now: Moment) throws -> CheckCounts {
        let open: SQL = "FROM maintenance_window WHERE from_at <= \(now) AND until_at > \(now)"
        let lights = try rows(
            """
            SELECT planned, well, COUNT(*) AS count FROM (
              SELECT
                CASE WHEN s.paused_at IS NOT NULL OR r.id IN (SELECT check_id \(open))
                  OR r.service_id IN (SELECT service_id \(open)) THEN 1 ELSE 0 END AS planned,
                CASE WHEN s.verdict = 'good' AND s.fresh_until > \(now) THEN 1 ELSE 0 END AS well
              FROM \(WatchedCheck.tables) WHERE r.retired_at IS NULL
            ) lights GROUP BY planned, well
            """
        ).map { (isPlanned: try $0.flag("planned"), isWell: try $0.flag("well"), count: try $0.integer("count")) }
        func sum(_ isMeant: (_ isPlanned: Bool, _ isWell: Bool) -> Bool) -> Int64 {
            lights.reduce(0) { $0 + (isMeant($1.isPlanned, $1.isWell) ? $1.count : 0) }
        }
        return CheckCounts(
            all: sum { _, _ in true }, well: sum { isPlanned, isWell in isWell && !isPlanned },
            planned: sum { isPlanned, _ in isPlanned })
    }

    /// Those of the checks' last tickets that are open, in one statement: a resolved one says nothing about the failure of now.
    public func openTickets(of checks: [WatchedCheck]) throws -> Set<Ticket.ID> {
        let known = Set(checks.compactMap(\.ticket))
        guard !known.isEmpty else { return [] }
        let open: [Ticket.ID] = try rows(
            "SELECT id FROM ticket WHERE id IN (\(list: known.sorted())) AND open = 1"
        ).map { try $0.key("id") }
        return Set(open)
    }

    /// Names and numbers of all checks, by name, for choosing one; at most 500.
    public func checkNames() throws -> [(id: Check.ID, name: String)] {
        try rows(
            "SELECT id, name FROM check_rule WHERE retired_at IS NULL ORDER BY name_key LIMIT 500"
        ).map { (id: try $0.key("id"), name: try $0.text("name")) }
    }
}

extension Transaction {
    /// Names and numbers of the heartbeats, by name; at most 500.
    public func heartbeatNames() throws -> [(id: Check.ID, name: String)] {
        try rows(
            "SELECT id, name FROM check_rule WHERE retired_at IS NULL AND token IS NOT NULL ORDER BY name_key LIMIT 500"
        ).map { (id: try $0.key("id"), name: try $0.text("name")) }
    }
}
