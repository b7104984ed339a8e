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
    /// keeps its time. The key moves with the time: a row that kept the key of another time would stand in the way of that
    /// time's run for good.
    /// - Parameter job: due after `now`, by a key of its due time alone.
    public func keepComing(_ job: Job.Draft, at now: Moment) throws {
        let waiting = try row(
            """
            SELECT id, key, due_at, attempts FROM job
            WHERE kind = \(job.kind.rawValue) AND done_at IS NULL AND failed_at IS NULL
            ORDER BY due_at, id LIMIT 1 \(.forUpdate)
            """)
        guard let waiting else {
            try free(job.key)
            try enqueue(job)
            return
        }
        let (key, due) = (try waiting.text("key"), try waiting.moment("due_at"))
        guard try waiting.integer("attempts") == 0, due > now, due != job.due || key != job.key,
            try !hasJustEnded(job.key, at: now)
        else { return }
        try free(job.key)
        try move(try waiting.integer("id"), to: job)
    }

    /// A run with the key of one that is still to come was done by a clock that is ahead. Where it ended just now, that is
    /// another node's clock, which is never quite the same, and the work is not done twice.
    private func hasJustEnded(_ key: String, at now: Moment) throws -> Bool {
        let known = try row("SELECT COALESCE(done_at, failed_at) AS ended_at FROM job WHERE key = \(key)")
        guard let ended = try known?.optionalMoment("ended_at") else { return false }
        return ended >= now - Standing.clockSlack && ended <= now + Standing.clockSlack
    }

    /// A run that ended under the key of one that is still to come was done by a clock that was set back since: it goes,
    /// whenever it ended.
    private func free(_ key: String) throws {
        try run("DELETE FROM job WHERE key = \(key) AND (done_at IS NOT NULL OR failed_at IS NOT NULL)")
    }

    /// Where another row waits under the key already, the work comes at its time without this one.
    private func move(_ id: Int64, to job: Job.Draft) throws {
        let moved = try changed(
            """
            UPDATE job SET key = \(job.key), due_at = \(job.due)
            WHERE id = \(id) AND NOT EXISTS (SELECT 1 FROM job o WHERE o.key = \(job.key) AND o.id <> \(id))
            """)
        if moved == 1 { try announce(.jobs) }
    }
}
