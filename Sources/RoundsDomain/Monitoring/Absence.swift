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

    /// What lies between two ticks, when it is too long to be one pause.
    public static func between(_ last: Moment, _ now: Moment) -> Absence? {
        now - last > shortest ? Absence(from: last, until: now) : nil
    }
}
