/// How long something was well in a time, from the changes of its hard state. What is not known counts for neither side.
public struct Availability: Sendable, Equatable {
    public var good: Span
    public var failed: Span
    public var unknown: Span

    /// Parts per million of what is known; nil when nothing is.
    public var millionths: Int64? {
        let known = good.milliseconds + failed.milliseconds
        // 90 days are 7.8 × 10⁹ ms: the product stays below 2⁶³ for 37 years.
        return known == 0 ? nil : good.milliseconds * 1_000_000 / known
    }

    /// - Parameters:
    ///   - changes: oldest first: when, and what it was from then on.
    ///   - before: what it was when the time began.
    public init(
        _ changes: some Sequence<(at: Moment, verdict: Verdict)>, before: Verdict, from: Moment, until: Moment
    ) {
        (good, failed, unknown) = (Span(milliseconds: 0), Span(milliseconds: 0), Span(milliseconds: 0))
        var (verdict, since) = (before, from)
        for change in changes where change.at < until {
            if change.at > since {
                add(change.at - since, as: verdict)
                since = change.at
            }
            verdict = change.verdict
        }
        if until > since { add(until - since, as: verdict) }
    }

    private mutating func add(_ span: Span, as verdict: Verdict) {
        switch verdict {
        case .good, .warning: good = Span(milliseconds: good.milliseconds + span.milliseconds)
        case .failed: failed = Span(milliseconds: failed.milliseconds + span.milliseconds)
        case .unknown: unknown = Span(milliseconds: unknown.milliseconds + span.milliseconds)
        }
    }
}
