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
        ).map(CheckChange.init(row:))
    }

    private static var mostChanges: Int { 5_000 }
    private static var mostChangesTogether: Int { 20_000 }
    private static var mostAbsences: Int { 5_000 }

    /// What was held to be true of a check since then; the last 5,000 changes count, and what was before them is not known.
    /// Nor is what was while the desk itself was away.
    public func history(of watched: WatchedCheck, since: Moment) throws -> VerdictHistory {
        let changes = try changes(of: watched.id, since: since, limit: Self.mostChanges)
        return VerdictHistory(
            newestFirst: changes, now: watched.standing.verdict, isCut: changes.count == Self.mostChanges
        ).unknown(during: try absences(since: since, limit: Self.mostAbsences))
    }

    /// What was held to be true of a service by the probes that speak for it, at most a hundred, all together; the last
    /// 20,000 changes count, and what was before them is not known, nor what was while the desk itself was away. Nil when
    /// nothing asks for it.
    public func history(of service: Service.ID, since: Moment) throws -> VerdictHistory? {
        let probes = try rows(
            """
            SELECT r.id, s.verdict FROM \(WatchedCheck.tables)
            WHERE r.service_id = \(service) AND r.retired_at IS NULL AND r.target IS NOT NULL ORDER BY r.id LIMIT 100
            """)
        guard !probes.isEmpty else { return nil }
        let ids: [Check.ID] = try probes.map { try $0.key("id") }
        let changes = try rows(
            """
            SELECT check_id, at, was, verdict, reason FROM check_change
            WHERE check_id IN (\(list: ids)) AND at >= \(since) ORDER BY at DESC, id DESC
            LIMIT \(Self.mostChangesTogether)
            """)
        let isCut = changes.count == Self.mostChangesTogether
        let byProbe = try Dictionary(grouping: changes) { try $0.integer("check_id") }
        return VerdictHistory.together(
            try probes.map { row in
                VerdictHistory(
                    newestFirst: try byProbe[try row.integer("id"), default: []].map(CheckChange.init(row:)),
                    now: try row.word("verdict"), isCut: isCut)
            }
        ).unknown(during: try absences(since: since, limit: Self.mostAbsences))
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

extension CheckChange {
    fileprivate init(row: Row) throws {
        self.init(
            at: try row.moment("at"), was: try row.word("was"), verdict: try row.word("verdict"),
            reason: try row.text("reason"))
    }
}

extension VerdictHistory {
    /// What stood before the first change is what that one says; a new check was unknown before it was made.
    /// - Parameter isCut: there were more changes than were read.
    public init(newestFirst changes: [CheckChange], now: Verdict, isCut: Bool = false) {
        let before: Verdict = isCut && !changes.isEmpty ? .unknown : changes.last?.was ?? now
        self.init(before: before, changes.reversed().map { Change($0.at, $0.verdict) })
    }
}
