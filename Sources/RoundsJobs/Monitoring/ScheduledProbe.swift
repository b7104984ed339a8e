import RoundsDomain

/// A check as the prober knows it: whom to ask, how often, how long to wait.
public struct ScheduledProbe: Sendable, Equatable {
    public static let intervalRange = Span.seconds(1)...Span.days(7)

    /// The check's number. Its place within the interval follows from it, so that it is the same after a restart.
    public let id: Int64
    public let target: ProbeTarget
    /// The target's line as the check has it; nil when no check is behind it.
    public let line: String?
    public let interval: Span
    /// How soon it is asked again after a bad answer, until `attempts` came in a row.
    public let retry: Span
    public let attempts: Int
    /// From the beginning of a look to its end.
    public let patience: Span
    /// Without anything new from the target.
    public let quiet: Span

    /// - Parameters:
    ///   - line: of the target, as the check has it.
    ///   - interval: brought within ``intervalRange``.
    ///   - retry: nil for a quarter of the interval, at least five seconds; never longer than the interval.
    public init(
        id: Int64, target: ProbeTarget, line: String? = nil, interval: Span, retry: Span? = nil, attempts: Int = 3,
        patience: Span = .seconds(10), quiet: Span = .seconds(5)
    ) {
        let interval = min(max(interval, Self.intervalRange.lowerBound), Self.intervalRange.upperBound)
        let usual = max(Span(milliseconds: interval.milliseconds / 4), .seconds(5))
        self.id = id
        self.target = target
        self.line = line
        self.interval = interval
        self.retry = min(max(retry ?? usual, .seconds(1)), interval)
        self.attempts = min(max(attempts, 1), 10)
        self.patience = min(max(patience, Span(milliseconds: 100)), .seconds(60))
        self.quiet = min(max(quiet, Span(milliseconds: 100)), self.patience)
    }

    /// Microseconds from each multiple of the interval: spread evenly over it by the number (splitmix64).
    var phase: Int64 {
        var mixed = SplitMix64(seed: UInt64(bitPattern: id))
        return Int64(mixed.next() % UInt64(interval.microseconds))
    }

    /// The first of its places in time after a moment, both in microseconds since 1970.
    public func place(after moment: Int64) -> Int64 {
        let (length, phase) = (interval.microseconds, phase)
        let turn = (moment - phase) / length
        return turn * length + phase + length
    }
}

extension Span {
    var microseconds: Int64 { milliseconds * 1_000 }
}

/// One look that was taken.
public struct ProbeOutcome: Sendable, Equatable {
    public let id: Int64
    /// When it should have begun, and when it did.
    public let due: Moment
    public let begun: Moment
    public let ended: Moment
    public let result: ProbeResult
    /// Of the target that was asked, as the check had it then.
    public let line: String?

    public init(
        id: Int64, due: Moment, begun: Moment, ended: Moment, result: ProbeResult, line: String? = nil
    ) {
        self.id = id
        self.due = due
        self.begun = begun
        self.ended = ended
        self.result = result
        self.line = line
    }
}
