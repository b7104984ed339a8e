import RoundsDomain
import RoundsSQL

extension Announcement {
    /// There is work to be done, or work moved: job runners look again.
    public static let jobs = Announcement(topic: "job:0")
}

extension Transaction {
    /// Writes work down, in the transaction of whatever made it necessary.
    /// - Returns: false when the same work was asked for before, done or not.
    @discardableResult
    public func enqueue(_ job: Job.Draft) throws -> Bool {
        let added = try changed(
            """
            INSERT INTO job (kind, key, payload, due_at, attempts)
            VALUES (\(job.kind.rawValue), \(job.key), \(job.payload), \(job.due), 0)
            ON CONFLICT (key) DO NOTHING
            """)
        guard added == 1 else { return false }
        try announce(.jobs)
        return true
    }

    /// Makes sure that work which comes round has its next run, at the time now wanted. A run that is late or has begun
    /// keeps its time.
    public func keepComing(_ job: Job.Draft, at now: Moment) throws {
        let waiting = try row(
            """
            SELECT id, due_at, attempts FROM job
            WHERE kind = \(job.kind.rawValue) AND done_at IS NULL AND failed_at IS NULL
            ORDER BY due_at, id LIMIT 1 \(.forUpdate)
            """)
        guard let waiting else {
            try enqueue(job)
            return
        }
        let due = try waiting.moment("due_at")
        guard try waiting.integer("attempts") == 0, due > now, due != job.due else { return }
        try run("UPDATE job SET due_at = \(job.due) WHERE id = \(try waiting.integer("id"))")
        try announce(.jobs)
    }
}
