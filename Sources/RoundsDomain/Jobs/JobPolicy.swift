extension Job {
    /// How often a job is tried before it is given up and shown as failed.
    public static let mostAttempts: Int64 = 8
    /// Who holds a job says so again within this time; after it the job is anybody's.
    public static let lease = Span.seconds(60)
    private static let firstDelay = Span.seconds(15)

    /// When to try again after this many attempts failed, or nil when it is given up.
    ///
    /// 15 s, 30 s, 1 min, …; up to a quarter more, so that what failed together is not tried together.
    /// - Parameter jitter: 0 ..< 1.
    public static func nextAttempt(after attempts: Int64, at now: Moment, jitter: Double) -> Moment? {
        guard attempts < mostAttempts else { return nil }
        let doublings = max(attempts - 1, 0)
        let delay = firstDelay.milliseconds << doublings
        let spread = Double(delay) * min(max(jitter, 0), 1) / 4
        return now + Span(milliseconds: delay + Int64(spread))
    }
}
