extension EvidenceLine {
    /// A request that its source opened about it, as a check does for itself, and that is open still.
    public struct OpenTicket: Sendable, Equatable {
        public let id: Ticket.ID
        public let priority: Priority
        /// Nil while nobody has it.
        public let owner: Owner?

        public init(_ id: Ticket.ID, _ priority: Priority, owner: Owner? = nil) {
            self.id = id
            self.priority = priority
            self.owner = owner
        }
    }
}
