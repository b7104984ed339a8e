import RoundsDomain
import RoundsSQL

/// How the desk's own work stands, for `/metrics` and `rounds doctor`.
public struct JobFigures: Sendable, Equatable {
    /// Due and not begun.
    public let waiting: Int64
    /// Held by somebody.
    public let running: Int64
    /// Given up and not yet swept.
    public let failed: Int64
    /// For how long the oldest due job has waited; zero when none does.
    public let lag: Span

    public init(waiting: Int64, running: Int64, failed: Int64, lag: Span) {
        self.waiting = waiting
        self.running = running
        self.failed = failed
        self.lag = lag
    }
}

/// One job as `rounds doctor` and the desk's health page list it.
public struct JobLine: Sendable, Equatable {
    public let kind: String
    public let key: String
    public let due: Moment
    public let attempts: Int64
    public let fault: String?
    public let failedAt: Moment?
}

extension Transaction {
    public func jobFigures(at now: Moment) throws -> JobFigures { try askJobFigures(at: now).answer() }

    func askJobFigures(at now: Moment) throws -> Asked<JobFigures> {
        let open = try ask(
            """
            SELECT COUNT(CASE WHEN lease_until IS NULL OR lease_until <= \(now) THEN 1 END) AS waiting,
                   COUNT(CASE WHEN lease_until > \(now) THEN 1 END) AS running,
                   MIN(CASE WHEN lease_until IS NULL OR lease_until <= \(now) THEN due_at END) AS oldest
            FROM job WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= \(now)
            """)
        let failed = try ask("SELECT COUNT(*) AS failed FROM job WHERE failed_at IS NOT NULL")
        return Asked {
            guard let open = try open.answer().first, let failed = try failed.answer().first else {
                throw StorageError.shape("a count answers nothing")
            }
            let oldest = try open.optionalMoment("oldest") ?? now
            return JobFigures(
                waiting: try open.integer("waiting"), running: try open.integer("running"),
                failed: try failed.integer("failed"), lag: now - oldest)
        }
    }

    /// Jobs that wait or were given up, the next due first.
    public func openJobs(limit: Int) throws -> [JobLine] { try askOpenJobs(limit: limit).answer() }

    public func askOpenJobs(limit: Int) throws -> Asked<[JobLine]> {
        try ask(
            """
            SELECT kind, key, due_at, attempts, fault, failed_at FROM job
            WHERE done_at IS NULL ORDER BY due_at, id LIMIT \(limit)
            """
        ).each { row in
            JobLine(
                kind: try row.text("kind"), key: try row.text("key"), due: try row.moment("due_at"),
                attempts: try row.integer("attempts"), fault: try row.optionalText("fault"),
                failedAt: try row.optionalMoment("failed_at"))
        }
    }
}
