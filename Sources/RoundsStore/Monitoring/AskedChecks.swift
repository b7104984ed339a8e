import RoundsDomain
import RoundsSQL

/// What a prober has to know of a check.
public struct AskedCheck: Sendable, Equatable {
    public let id: Check.ID
    public let asking: CheckSpec.Asking
    public let attempts: Int
}

extension Transaction {
    /// Probes that are in use and not paused, in the order of their numbers.
    public func askedChecks(after last: Check.ID?, limit: Int) throws -> [AskedCheck] {
        try rows(
            """
            SELECT r.id, r.target, r.interval_ms, r.timeout_ms, r.attempts
            FROM \(WatchedCheck.tables)
            WHERE r.id > \(last?.number ?? 0) AND r.kind = \(Check.Kind.probe.rawValue) AND r.retired_at IS NULL
              AND s.paused_at IS NULL
            ORDER BY r.id LIMIT \(limit)
            """
        ).map { row in
            AskedCheck(
                id: try row.key("id"),
                asking: CheckSpec.Asking(
                    target: try row.text("target"), interval: Span(milliseconds: try row.integer("interval_ms")),
                    timeout: Span(milliseconds: try row.integer("timeout_ms"))),
                attempts: Int(try row.integer("attempts")))
        }
    }
}
