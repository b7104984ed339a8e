/// Where a check stands: what is held to be true of it (hard), and what was seen last (soft).
///
/// One bad reading may be an accident of the line. A failure is hard after so many in a row, or at once when the reading
/// is final; one good reading ends it.
public struct Standing: Sendable, Equatable {
    /// The hard state: what tickets, pages and rounds go by.
    public var verdict: Verdict
    public var since: Moment
    /// The last reading's.
    public var soft: Verdict
    /// How many bad readings came in a row.
    public var run: Int
    public var reason: String
    /// When evidence last came; nil before the first.
    public var seenAt: Moment?
    public var goodAt: Moment?
    /// Since when readings are bad without a good one between; nil while the last was good.
    public var badSince: Moment?
    public var took: Span?
    /// Where the last answer's time went.
    public var phases: ProbeResult.Phases?
    public var flaps: FlapWindow

    public init(
        verdict: Verdict = .unknown, since: Moment, soft: Verdict = .unknown, run: Int = 0, reason: String = "",
        seenAt: Moment? = nil, goodAt: Moment? = nil, badSince: Moment? = nil, took: Span? = nil,
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

    /// Readings that came late, after a newer one, change nothing.
    /// - Parameter attempts: how many bad readings in a row make a failure hard.
    public func after(_ reading: Check.Reading, attempts: Int) -> Standing {
        if let seenAt, reading.at < seenAt { return self }
        var next = self
        if seenAt != nil { next.flaps.note(changed: reading.verdict.isBad != soft.isBad) }
        next.soft = reading.verdict
        next.seenAt = reading.at
        next.took = reading.took
        next.phases = reading.phases
        next.reason = reading.reason
        if reading.verdict.isBad {
            next.run = min(run + 1, 1_000)
            next.badSince = badSince ?? reading.at
        } else {
            next.run = 0
            next.badSince = nil
            next.goodAt = reading.at
        }
        let isHard = !reading.verdict.isBad || reading.isFinal || next.run >= attempts
        if isHard, reading.verdict != verdict || seenAt == nil {
            next.verdict = reading.verdict
            next.since = reading.at
        }
        return next
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
