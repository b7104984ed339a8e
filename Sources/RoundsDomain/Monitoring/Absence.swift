/// A time in which the desk itself did not watch: it was down, frozen or cut off. What should have been heard then may have
/// been said to nobody.
public struct Absence: Sendable, Equatable {
    public let from: Moment
    public let until: Moment

    public init(from: Moment, until: Moment) {
        self.from = from
        self.until = max(from, until)
    }

    /// A watch that says every two seconds that it is there, and did not for this long, was away.
    public static let shortest = Span.seconds(6)

    /// So long a desk that is awake may wait for its own database and was not away: what is said to it meanwhile is kept.
    public static let longestWait = Span.seconds(60)

    /// What lies between two ticks, when it is too long to be one pause.
    /// - Parameter awake: since when the desk has noticed that it runs and can be told; nil when nobody knows.
    public static func between(_ last: Moment, _ now: Moment, awakeSince awake: Moment? = nil) -> Absence? {
        guard now - last > shortest else { return nil }
        if let awake, awake <= last, now - last <= longestWait { return nil }
        return Absence(from: last, until: now)
    }
}
