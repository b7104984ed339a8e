/// A planned time in which a check, or every check of a service, may fail without a ticket. Readings go on and are kept.
public struct MaintenanceWindow: Sendable, Equatable {
    public typealias ID = Key<MaintenanceWindow>

    /// What it covers.
    public enum Scope: Sendable, Hashable {
        case check(Check.ID)
        case service(Service.ID)
    }

    public static let reasonLength = 300
    public static let longest = Span.days(30)

    public let id: ID
    public let scope: Scope
    public let from: Moment
    public let until: Moment
    public let reason: String
    public let by: Person.ID

    public init(id: ID, scope: Scope, from: Moment, until: Moment, reason: String, by: Person.ID) {
        self.id = id
        self.scope = scope
        self.from = from
        self.until = until
        self.reason = reason
        self.by = by
    }

    public func covers(_ now: Moment) -> Bool { from <= now && now < until }

    /// - Returns: the reason, fit to be stored.
    /// - Throws: ``Complaints``: it has no reason, ends before it begins, or lasts more than 30 days.
    public static func check(from: Moment, until: Moment, reason: String) throws(Complaints) -> String {
        let reason = reason.trimmed.singleLine
        var complaints: [Complaint] = []
        if reason.isEmpty { complaints.append(Complaint("reason", "Say what is being done.")) }
        complaints.check("reason", "The reason", reason, most: reasonLength)
        if until <= from { complaints.append(Complaint("until", "It ends after it begins.")) }
        if until - from > longest { complaints.append(Complaint("until", "A window lasts 30 days at most.")) }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return reason
    }
}
