/// A link that works once: the first administrator's, to enter the desk's first person; or somebody's, to choose a password.
public struct Invitation: Sendable, Equatable {
    public static let lastsFor = Span.hours(72)

    /// Nil for the first administrator, who is not known yet.
    public let person: Person?
    public let expiresAt: Moment

    public init(person: Person?, expiresAt: Moment) {
        self.person = person
        self.expiresAt = expiresAt
    }

    /// Said for a link that never was, was used, was replaced or is too old: which of them is nobody's business.
    public static let isOver = Refusal("This link is used or too old. Ask for a new one.")
}
