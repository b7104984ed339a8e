/// How often something is expected.
public enum Rhythm: Sendable, Equatable {
    /// So long after the last time.
    case every(Span)
    /// By a five-field cron line on the clocks of a zone, named as in the IANA database.
    case cron(String, zone: String)

    /// Nil for a cron line.
    public var period: Span? { if case .every(let period) = self { period } else { nil } }

    /// Nil for a period.
    public var cron: (line: String, zone: String)? {
        if case .cron(let line, let zone) = self { (line, zone) } else { nil }
    }

    /// What is wrong with it, beside the field `period` or `cron`. Whether the zone exists is known to the ``Clocks``.
    func complaint(least: Span) -> Complaint? {
        switch self {
        case .every(let period):
            if (least...Self.longest).contains(period) { return nil }
            return Complaint("period", "A period lasts \(least.typed) to 365 d.")
        case .cron(let line, _):
            do {
                _ = try Cron(parsing: line)
                return nil
            } catch {
                return Complaint("cron", error.sentence)
            }
        }
    }

    public static let shortest = Span.minutes(1)
    public static let longest = Span.days(365)
}
