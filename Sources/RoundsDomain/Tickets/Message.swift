/// Something said on a ticket. A note and a reply are two different things: a note never reaches the requester.
public struct Message: Sendable, Equatable {
    public typealias ID = Key<Message>

    public enum Kind: String, Sendable, CaseIterable {
        /// The requester's first words.
        case report
        /// From the desk to the requester.
        case reply
        /// From the requester to the desk.
        case answer
        /// For IT only.
        case note
        /// What fixed it, to the requester.
        case fix

        public var isForRequester: Bool {
            switch self {
            case .report, .reply, .answer, .fix: true
            case .note: false
            }
        }
    }

    public let id: ID
    public let ticket: Ticket.ID
    public let kind: Kind
    public let author: Person.ID
    public let at: Moment
    /// Markdown.
    public let body: String

    public init(id: ID, ticket: Ticket.ID, kind: Kind, author: Person.ID, at: Moment, body: String) {
        self.id = id
        self.ticket = ticket
        self.kind = kind
        self.author = author
        self.at = at
        self.body = body
    }
}
