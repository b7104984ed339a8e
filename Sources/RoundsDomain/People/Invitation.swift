/// A link that works once: the first administrator's, to enter the desk's first person; or somebody's, to choose a password.
public struct Invitation: Sendable, Equatable {
    public static let lastsFor = Span.hours(72)

    /// Nil for the first administrator, who is not known yet.
    public let person: Person?
    public let expiresAt: Moment
    /// False for somebody who had a password before.
    public let isFirst: Bool

    public init(person: Person?, expiresAt: Moment, isFirst: Bool = true) {
        self.person = person
        self.expiresAt = expiresAt
        self.isFirst = isFirst
    }

    /// Said for a link that never was, was used, was replaced or is too old: which of them is nobody's business.
    public static let isOver = Refusal("This link is used or too old. Ask for a new one.")
}
