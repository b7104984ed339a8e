/// One thing that happened, once: a row of the sealed log. Timelines, the audit log, the outbox and live screens are all
/// made of these.
public struct Event: Sendable, Equatable {
    /// 1, 2, 3, … without gaps: a missing record shows.
    public let number: Int64
    public let at: Moment
    public let by: Actor
    /// Unknown words come from a newer Rounds and are shown as they are.
    public let kind: String
    public let subject: Happening.Subject
    /// Canonical JSON: sorted members, no spaces.
    public let facts: String
    /// SHA-256, 32 bytes; see ``Chain``.
    public let hash: [UInt8]

    public init(
        number: Int64, at: Moment, by: Actor, kind: String, subject: Happening.Subject, facts: String, hash: [UInt8]
    ) {
        self.number = number
        self.at = at
        self.by = by
        self.kind = kind
        self.subject = subject
        self.facts = facts
        self.hash = hash
    }
}
