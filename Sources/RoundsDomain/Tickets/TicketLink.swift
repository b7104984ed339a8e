extension Ticket {
    /// How one ticket stands to another, read from the one to the other: "R-7 is a duplicate of R-5".
    public struct Link: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            case related, duplicate
            case causedBy = "caused_by"

            /// "R-7 … R-5".
            public var words: String {
                switch self {
                case .related: "is related to"
                case .duplicate: "is a duplicate of"
                case .causedBy: "is caused by"
                }
            }

            /// "R-5 … R-7".
            public var wordsBack: String {
                switch self {
                case .related: "is related to"
                case .duplicate: "has the duplicate"
                case .causedBy: "is the cause of"
                }
            }
        }

        public let from: Ticket.ID
        public let kind: Kind
        public let to: Ticket.ID

        public init(from: Ticket.ID, _ kind: Kind, to: Ticket.ID) throws(Refusal) {
            guard from != to else { throw Refusal("A ticket is not linked to itself.") }
            self.from = from
            self.kind = kind
            self.to = to
        }

        /// A ticket with more links than this is a list, not a ticket.
        public static let most = 50
    }
}
