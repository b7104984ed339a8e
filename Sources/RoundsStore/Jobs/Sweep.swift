import RoundsDomain
import RoundsSQL

extension Transaction {
    /// One bounded step of removing what nobody needs any more: sessions and links that are over, answers kept for repeated
    /// requests for a day, files for an import that nobody confirmed within a day, jobs that ended 30 days ago.
    /// - Returns: how many rows went; zero when there is nothing left to sweep.
    public func sweep(rule: SessionRule, at now: Moment) throws -> Int {
        let answers = try changed(
            """
            DELETE FROM idempotency WHERE (person_id, key) IN (
              SELECT person_id, key FROM idempotency WHERE made_at < \(now - .days(1)) LIMIT 1000)
            """)
        return try sweepSessions(rule: rule, at: now) + answers + sweepImports(at: now)
            + sweepJobs(endedBefore: now - .days(30))
    }

    /// Removes jobs that ended before a time, 1,000 at most. Their keys are free again.
    func sweepJobs(endedBefore time: Moment) throws -> Int {
        try changed(
            """
            DELETE FROM job WHERE id IN (
              SELECT id FROM job WHERE done_at < \(time) OR failed_at < \(time) LIMIT 1000)
            """)
    }

    /// How many sessions are in use.
    public func liveSessions(rule: SessionRule, at now: Moment) throws -> Int64 {
        let oldest = rule.oldest(at: now)
        return try row(
            "SELECT COUNT(*) AS live FROM session WHERE seen_at > \(oldest.seen) AND made_at > \(oldest.made)"
        )?.integer("live") ?? 0
    }
}
