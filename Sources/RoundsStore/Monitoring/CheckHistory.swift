import RoundsDomain
import RoundsSQL

/// A change of what was held to be true of a check.
public struct CheckChange: Sendable, Equatable {
    public let at: Moment
    public let was: Verdict
    public let verdict: Verdict
    public let reason: String
}

/// A ping that was kept.
public struct KeptPing: Sendable, Equatable {
    public let number: Int64
    public let at: Moment
    public let kind: Heartbeat.Kind
    public let method: String
    public let from: String
    public let agent: String
    public let exitCode: Int64?
    public let run: String?
    public let duration: Span?
    /// How many bytes came with it and were kept.
    public let size: Int64
}

extension Transaction {
    /// The last changes, newest first.
    public func changes(of check: Check.ID, since: Moment? = nil, limit: Int) throws -> [CheckChange] {
        try rows(
            """
            SELECT at, was, verdict, reason FROM check_change
            WHERE check_id = \(check) AND at >= \(since ?? Moment(milliseconds: 0))
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ).map {
            CheckChange(
                at: try $0.moment("at"), was: try $0.word("was"), verdict: try $0.word("verdict"),
                reason: try $0.text("reason"))
        }
    }

    /// How long a check was well in a time; exact while it changed fewer than 5,000 times.
    public func availability(of watched: WatchedCheck, from: Moment, until: Moment) throws -> Availability {
        let changes = try changes(of: watched.id, since: from, limit: 5_000)
        let before = changes.last?.was ?? watched.standing.verdict
        return Availability(
            changes.reversed().map { ($0.at, $0.verdict) }, before: before, from: from, until: until)
    }

    /// The last pings of a heartbeat, newest first.
    public func pings(of check: Check.ID, limit: Int) throws -> [KeptPing] {
        try rows(
            """
            SELECT number, at, kind, method, address, agent, exit_code, run, duration_ms,
                   COALESCE(LENGTH(body), 0) AS size
            FROM heartbeat_ping WHERE check_id = \(check) ORDER BY number DESC LIMIT \(limit)
            """
        ).map {
            KeptPing(
                number: try $0.integer("number"), at: try $0.moment("at"), kind: try $0.word("kind"),
                method: try $0.text("method"), from: try $0.text("address"), agent: try $0.text("agent"),
                exitCode: try $0.optionalInteger("exit_code"), run: try $0.optionalText("run"),
                duration: try $0.optionalInteger("duration_ms").map(Span.init(milliseconds:)),
                size: try $0.integer("size"))
        }
    }

    /// What came with a ping; nil when nothing did.
    public func pingBody(of check: Check.ID, number: Int64) throws -> [UInt8]? {
        try row("SELECT body FROM heartbeat_ping WHERE check_id = \(check) AND number = \(number)")?
            .optionalBytes("body")
    }
}
