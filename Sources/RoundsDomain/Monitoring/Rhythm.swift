/// How often something is expected.
public enum Rhythm: Sendable, Equatable {
    /// So long after the last time.
    case every(Span)
    /// By a five-field cron line on the clocks of a zone, named as in the IANA database.
    case cron(String, zone: String)

    public static let shortest = Span.minutes(1)
    public static let longest = Span.days(365)
}
