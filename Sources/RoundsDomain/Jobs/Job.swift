/// Work the desk owes itself: a row with a due time that somebody leases, does and finishes.
public struct Job: Sendable, Equatable {
    public typealias ID = Key<Job>

    /// The stored words are never changed once shipped.
    public enum Kind: String, Sendable, CaseIterable {
        /// Signs the end of the sealed log.
        case checkpoint = "desk.checkpoint"
        /// Writes and verifies a copy of everything.
        case backup = "desk.backup"
        /// Removes what is no longer of use: dead sessions, old answers, finished jobs.
        case sweep = "desk.sweep"
        /// Looks whether the morning round is signed when it is due.
        case roundWatch = "round.watch"
        /// Folds the clocks of open tickets again after a promise changed.
        case foldClocks = "tickets.fold_clocks"
        /// Closes what was resolved long enough ago.
        case closeTickets = "tickets.close"
        /// Writes down the runs of recurring maintenance that come next.
        case plan = "desk.plan"
    }

    public let id: ID
    public let kind: Kind
    /// The same work asked for twice is one row: `desk.backup:2026-11-24T08:00:00Z`.
    public let key: String
    public let payload: String
    public let due: Moment
    /// How often it was begun, this time included. It fences: who began it earlier can no longer finish it.
    public let attempt: Int64

    public init(id: ID, kind: Kind, key: String, payload: String, due: Moment, attempt: Int64) {
        self.id = id
        self.kind = kind
        self.key = key
        self.payload = payload
        self.due = due
        self.attempt = attempt
    }

    /// Work to be written down.
    public struct Draft: Sendable, Equatable {
        public let kind: Kind
        public let key: String
        public let payload: String
        public let due: Moment

        public init(_ kind: Kind, key: String, payload: String = "", due: Moment) {
            self.kind = kind
            self.key = key
            self.payload = payload
            self.due = due
        }
    }
}
