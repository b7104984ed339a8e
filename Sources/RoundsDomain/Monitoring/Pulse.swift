/// What was heard from a heartbeat.
public struct Pulse: Sendable, Equatable {
    public var madeAt: Moment
    /// The last success or failure.
    public var lastPing: Moment?
    /// Of a run that has not ended.
    public var lastStart: Moment?
    public var startRun: String?
    /// Of the last run that said when it began.
    public var lastDuration: Span?
    /// It said itself that it failed.
    public var saidFailed: Bool
    public var isPaused: Bool

    public init(
        madeAt: Moment, lastPing: Moment? = nil, lastStart: Moment? = nil, startRun: String? = nil,
        lastDuration: Span? = nil, saidFailed: Bool = false, isPaused: Bool = false
    ) {
        self.madeAt = madeAt
        self.lastPing = lastPing
        self.lastStart = lastStart
        self.startRun = startRun
        self.lastDuration = lastDuration
        self.saidFailed = saidFailed
        self.isPaused = isPaused
    }

    /// - Parameters:
    ///   - run: the `rid` by which a start and its end find each other.
    ///   - isPost: the method was POST.
    public func after(
        _ signal: Heartbeat.Signal, run: String?, isPost: Bool, of heartbeat: Heartbeat, at now: Moment
    ) -> (pulse: Pulse, kind: Heartbeat.Kind) {
        if heartbeat.takesOnlyPost, !isPost { return (self, .ignored) }
        var next = self
        switch signal {
        case .log: return (self, .log)
        case .start:
            next.lastStart = now
            next.startRun = run
            return (next, .start)
        case .success, .exit(0):
            guard !(isPaused && heartbeat.resumesByHand) else { return (self, .ignored) }
            next.end(run: run, failed: false, at: now)
            return (next, .success)
        case .failure, .exit:
            guard !(isPaused && heartbeat.resumesByHand) else { return (self, .ignored) }
            next.end(run: run, failed: true, at: now)
            return (next, .failure)
        }
    }

    /// A success that names another run than the one that started leaves that one running.
    private mutating func end(run: String?, failed: Bool, at now: Moment) {
        lastPing = now
        lastDuration = nil
        saidFailed = failed
        isPaused = false
        guard let start = lastStart else { return }
        if startRun == run {
            lastDuration = now - start
            lastStart = nil
            startRun = nil
        } else if failed || run == nil {
            lastStart = nil
            startRun = nil
        }
    }
}
