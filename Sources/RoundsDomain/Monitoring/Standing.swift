/// Where a check stands: what is held to be true of it (hard), and what was seen last (soft).
///
/// One bad reading may be an accident of the line. A failure is hard after so many in a row, or at once when the reading
/// is final; one good reading ends it.
public struct Standing: Sendable, Equatable {
    /// Evidence may be this far ahead of the clock that reads it: another node's clock is never quite the same. Beyond it the
    /// clock was set back, and the evidence says nothing about now.
    public static let clockSlack = Span.minutes(1)

    /// The hard state: what tickets, pages and rounds go by.
    public var verdict: Verdict
    public var since: Moment
    /// The last reading's.
    public var soft: Verdict
    public var run: BadRun
    public var reason: String
    /// When evidence last came; nil before the first.
    public var seenAt: Moment?
    public var goodAt: Moment?
    /// Since when readings are bad as the last one is; nil while it was good.
    public var badSince: Moment?
    public var took: Span?
    /// Where the last answer's time went.
    public var phases: ProbeResult.Phases?
    public var flaps: FlapWindow

    public init(
        verdict: Verdict = .unknown, since: Moment, soft: Verdict = .unknown, run: BadRun = BadRun(),
        reason: String = "", seenAt: Moment? = nil, goodAt: Moment? = nil, badSince: Moment? = nil, took: Span? = nil,
        phases: ProbeResult.Phases? = nil, flaps: FlapWindow = FlapWindow()
    ) {
        self.verdict = verdict
        self.since = since
        self.soft = soft
        self.run = run
        self.reason = reason
        self.seenAt = seenAt
        self.goodAt = goodAt
        self.badSince = badSince
        self.took = took
        self.phases = phases
        self.flaps = flaps
    }

    /// A check of which nothing was seen yet.
    public static func unseen(since moment: Moment) -> Standing { Standing(since: moment) }

    /// Readings that came late, after a newer one, change nothing. What a clock that was set back left in the future is no
    /// newer one.
    /// - Parameter attempts: how many bad readings in a row make a failure hard.
    public func after(_ reading: Check.Reading, attempts: Int, at now: Moment) -> Standing {
        var next = self
        if let seenAt {
            let isAhead = isAhead(of: now)
            if reading.at < seenAt, !isAhead { return self }
            if isAhead { next.setBack(to: reading.at) }
            next.flaps.note(changed: reading.verdict != soft)
        }
        next.badSince = next.badSince(with: reading)
        next.run.note(reading.verdict)
        next.soft = reading.verdict
        next.seenAt = reading.at
        next.took = reading.took
        next.phases = reading.phases
        next.reason = reading.reason
        if !reading.verdict.isBad { next.goodAt = reading.at }
        let isHard = reading.isFinal || next.run.isHard(reading.verdict, attempts: attempts)
        if isHard, reading.verdict != verdict || seenAt == nil {
            next.verdict = reading.verdict
            next.since = reading.at
        }
        return next
    }

    /// Whether its evidence is of a time still to come.
    public func isAhead(of now: Moment) -> Bool { seenAt.map { $0 > now + Self.clockSlack } ?? false }

    /// What was known before is no later than what is seen now.
    private mutating func setBack(to moment: Moment) {
        since = min(since, moment)
        goodAt = goodAt.map { min($0, moment) }
        badSince = badSince.map { min($0, moment) }
    }

    /// A failure begins anew after a warning, and a warning after a failure; what could not be found out goes on with either.
    private func badSince(with reading: Check.Reading) -> Moment? {
        let goesOn: Bool
        switch reading.verdict {
        case .good: return nil
        case .warning: goesOn = soft == .warning
        case .unknown: goesOn = true
        case .failed: goesOn = run.failed > 0
        }
        return goesOn ? badSince ?? reading.at : reading.at
    }

    /// What is held true changes without a reading, as when a heartbeat stays away.
    public func declared(_ verdict: Verdict, reason: String, at now: Moment) -> Standing {
        guard verdict != self.verdict else { return self }
        var next = self
        next.verdict = verdict
        next.since = now
        next.reason = reason
        if verdict.isBad { next.badSince = badSince ?? now } else { next.badSince = nil }
        return next
    }
}
