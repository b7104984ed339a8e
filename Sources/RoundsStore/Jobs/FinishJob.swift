import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Marks a job as done, in the transaction that holds what it did.
    /// - Returns: false when somebody else took the job over; the caller throws, so that nothing is kept.
    public func finish(_ job: Job, by node: String, at now: Moment) throws -> Bool {
        try changed(
            """
            UPDATE job SET done_at = \(now), lease_until = NULL, leased_by = NULL, fault = NULL
            WHERE \(held(job, by: node))
            """) == 1
    }

    /// Puts a job back for a later attempt, or gives it up after ``Job/mostAttempts``.
    /// - Parameters:
    ///   - fault: what went wrong, for administrators; no personal text. At most 500 characters are kept.
    ///   - jitter: 0 ..< 1; see ``Job/nextAttempt(after:at:jitter:)``.
    public func fail(_ job: Job, _ fault: String, by node: String, at now: Moment, jitter: Double) throws -> FailedJob {
        let fault = String(fault.prefix(500))
        guard let next = Job.nextAttempt(after: job.attempt, at: now, jitter: jitter) else {
            let mine = try row("SELECT id FROM job WHERE \(held(job, by: node)) \(.forUpdate)") != nil
            guard mine else { return .taken }
            try giveUp(job.id, fault, at: now)
            return .givenUp
        }
        let won = try changed(
            """
            UPDATE job SET due_at = \(next), fault = \(fault), lease_until = NULL, leased_by = NULL
            WHERE \(held(job, by: node))
            """)
        guard won == 1 else { return .taken }
        try announce(.jobs)
        return .again(next)
    }
}

/// What became of a job that failed.
public enum FailedJob: Sendable, Equatable {
    case again(Moment)
    case givenUp
    /// Somebody else holds it by now.
    case taken
}
