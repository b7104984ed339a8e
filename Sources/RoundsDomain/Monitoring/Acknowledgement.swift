/// Somebody knows that a check is bad, says why that may stand, and until when. It ends by itself, and with the next good
/// reading.
public struct Acknowledgement: Sendable, Equatable {
    /// Characters.
    public static let reasonLength = 300
    public static let longest = Span.days(90)

    public let by: Person.ID
    public let at: Moment
    public let until: Moment
    public let reason: String

    public init(by: Person.ID, at: Moment, until: Moment, reason: String) {
        self.by = by
        self.at = at
        self.until = until
        self.reason = reason
    }

    /// - Throws: ``Complaints``: a reason is missing, or it would last no time or too long.
    public static func made(
        by person: Person.ID, at now: Moment, until: Moment, reason: String
    ) throws(Complaints) -> Acknowledgement {
        let reason = reason.trimmed.singleLine
        var complaints: [Complaint] = []
        if reason.isEmpty { complaints.append(Complaint("reason", "Say why it may stay as it is for now.")) }
        complaints.check("reason", "The reason", reason, most: reasonLength)
        if until <= now { complaints.append(Complaint("until", "Choose a time that is still to come.")) }
        if until > now + longest {
            complaints.append(Complaint("until", "At most 90 days; then somebody looks again."))
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return Acknowledgement(by: person, at: now, until: until, reason: reason)
    }

    public func holds(at now: Moment) -> Bool { now < until }
}
