/// Why somebody does not get what they asked for.
public enum Denial: Error, Sendable, Equatable {
    /// It is not there, or this person may not know that it is.
    case notFound
    /// This person may see it but not do this.
    case forbidden
}

/// Somebody saved first: the version the caller read is no longer the newest. Nothing was overwritten.
public struct Stale: Error, Sendable, Equatable {
    public let subject: Happening.Subject
    /// The version that stands now.
    public let current: Int64

    public init(_ subject: Happening.Subject, current: Int64) {
        self.subject = subject
        self.current = current
    }
}

/// Both sides changed the same fields differently. Nothing was saved; the person chooses field by field.
public struct FieldConflict: Error, Sendable, Equatable {
    public let current: Ticket
    public let mine: Ticket.Fields
    public let fields: [Ticket.Fields.Name]

    public init(current: Ticket, mine: Ticket.Fields, fields: [Ticket.Fields.Name]) {
        self.current = current
        self.mine = mine
        self.fields = fields
    }
}
