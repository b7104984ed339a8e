extension Ticket {
    /// For whom a ticket waits, and when somebody looks again.
    public struct Waiting: Sendable, Equatable {
        public enum Side: String, Sendable, CaseIterable {
            case requester, vendor, change

            /// `Maria Lopez`, `the vendor`, `a change`.
            public func name(requester: String) -> String {
                switch self {
                case .requester: requester
                case .vendor: "the vendor"
                case .change: "a change"
                }
            }
        }

        public let on: Side
        /// The day on which the desk follows up; nil when it was not said.
        public let followUp: Day?

        public init(on side: Side, followUp: Day?) {
            on = side
            self.followUp = followUp
        }

        /// How far ahead a follow-up may lie, in days.
        public static let farthest = 366
    }

    /// The desk can do nothing until somebody else did.
    /// - Parameter today: by the site's calendar.
    public func put(_ waiting: Waiting, today: Day) throws(Refusal) -> Ticket {
        guard state.isOpen else { throw Refusal("\(id.code) is resolved. Reopen it first.") }
        guard self.waiting != waiting else { throw Refusal("\(id.code) waits for that already.") }
        if let followUp = waiting.followUp, !(today...(today + Waiting.farthest)).contains(followUp) {
            throw Refusal("Follow up on a day from today on, at most a year ahead.")
        }
        var put = self
        put.state = .waiting
        put.waiting = waiting
        return put
    }

    /// True where nobody has to be asked first: the vendor and a change are not asked here, and who is waited for already was.
    public func waitsUnasked(_ waiting: Waiting) -> Bool {
        waiting.on != .requester || self.waiting?.on == .requester
    }

    /// What it waited for came, or nobody waits any longer.
    public func resumed() throws(Refusal) -> Ticket {
        guard state == .waiting else { throw Refusal("\(id.code) does not wait for anybody.") }
        var resumed = self
        resumed.state = standing
        resumed.waiting = nil
        return resumed
    }

    /// What the requester's words do to it: on a resolved ticket they open it again, and what waited for them goes on.
    public enum AnswerEffect: Sendable, Equatable {
        case nothing, reopens, resumes
    }

    public var effectOfAnswer: AnswerEffect {
        switch state {
        case .new, .inProgress: .nothing
        case .waiting: waiting?.on == .requester ? .resumes : .nothing
        case .resolved, .closed: .reopens
        }
    }
}
