import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Takes jobs that are due, the oldest first, so that nobody else begins them before the lease ends. A job whose
    /// holder fell silent is taken over; one that was taken over too often is given up instead.
    /// - Parameters:
    ///   - node: who takes them; a name of its own for each process.
    ///   - lost: told of each that is given up here.
    public func leaseJobs(
        of kinds: [Job.Kind], by node: String, at now: Moment, lease: Span = Job.lease, limit: Int,
        lost tell: (Job) throws -> Void = { _ in }
    ) throws -> [Job] {
        let due = try rows(
            """
            SELECT id, kind, key, payload, due_at, attempts
            FROM job
            WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= \(now)
              AND (lease_until IS NULL OR lease_until <= \(now))
              AND kind IN (\(list: kinds.map(\.rawValue)))
            ORDER BY due_at, id LIMIT \(limit) \(.skipLocked)
            """
        ).map(Job.init(beginning:))
        let lost = due.filter { $0.attempt > Job.mostAttempts }
        let leased = due.filter { $0.attempt <= Job.mostAttempts }
        if !leased.isEmpty {
            try run(
                """
                UPDATE job SET lease_until = \(now + lease), leased_by = \(node), attempts = attempts + 1
                WHERE id IN (\(list: leased.map(\.id)))
                """)
        }
        for job in lost {
            try giveUp(job.id, "It was begun \(Job.mostAttempts) times and never ended.", at: now)
            try tell(job)
        }
        return leased
    }

    /// Holds a job longer. False when it is no longer this node's: the work must stop.
    public func renewLease(of job: Job, by node: String, until: Moment) throws -> Bool {
        try changed("UPDATE job SET lease_until = \(until) WHERE \(held(job, by: node))") == 1
    }

    /// When the next job of these kinds can be begun, or nil when none waits.
    public func nextJobDue(of kinds: [Job.Kind]) throws -> Moment? {
        try row(
            """
            SELECT MIN(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) AS due
            FROM job
            WHERE done_at IS NULL AND failed_at IS NULL AND kind IN (\(list: kinds.map(\.rawValue)))
            """
        )?.optionalMoment("due")
    }

    /// True of one row while this node holds the job in this attempt.
    func held(_ job: Job, by node: String) -> SQL {
        """
        id = \(job.id) AND leased_by = \(node) AND attempts = \(job.attempt)
        AND done_at IS NULL AND failed_at IS NULL
        """
    }

    func giveUp(_ id: Job.ID, _ fault: String, at now: Moment) throws {
        try run(
            """
            UPDATE job SET failed_at = \(now), fault = \(fault), lease_until = NULL, leased_by = NULL WHERE id = \(id)
            """)
    }
}

extension Job {
    /// A row as it is being leased: the attempt it begins is one more than were begun before.
    fileprivate init(beginning row: Row) throws {
        self.init(
            id: try row.key("id"), kind: try row.word("kind"), key: try row.text("key"),
            payload: try row.text("payload"), due: try row.moment("due_at"), attempt: try row.integer("attempts") + 1)
    }
}
