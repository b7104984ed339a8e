import RoundsDomain
import RoundsSQL

/// How many rows a sweep removed.
public struct Swept: Sendable, Equatable {
    public let sessions: Int
    public let answers: Int
    public let jobs: Int
}

extension Transaction {
    /// Removes sessions that idled out, answers kept for repeated requests for a day, and jobs that ended 30 days ago.
    public func sweep(idle: Span, at now: Moment) throws -> Swept {
        Swept(
            sessions: try run("DELETE FROM session WHERE seen_at < \(now - idle - .days(1))"),
            answers: try run("DELETE FROM idempotency WHERE made_at < \(now - .days(1))"),
            jobs: try sweepJobs(endedBefore: now - .days(30)))
    }

    /// How many sessions were used within a time.
    public func liveSessions(since time: Moment) throws -> Int64 {
        try row("SELECT COUNT(*) AS live FROM session WHERE seen_at >= \(time)")?.integer("live") ?? 0
    }
}
