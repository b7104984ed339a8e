extension ServiceSigns {
    /// An open incident that names the service.
    public struct Incident: Sendable, Equatable {
        public let priority: Priority
        public let affected: CareCircumstances.Affected
        public let since: Moment
        /// Somebody has it.
        public let isTaken: Bool
        /// Somebody at the desk said how grave it is: whom it touches, or its priority by hand.
        public let isJudged: Bool
        /// A check made it: then the check says how it stands, for it is well again before the ticket is resolved.
        public let isOfCheck: Bool

        public init(
            _ priority: Priority, affected: CareCircumstances.Affected = .one, since: Moment, isTaken: Bool,
            isJudged: Bool = false, isOfCheck: Bool
        ) {
            self.priority = priority
            self.affected = affected
            self.since = since
            self.isTaken = isTaken
            self.isJudged = isJudged
            self.isOfCheck = isOfCheck
        }

        /// One person's trouble is their own until somebody at the desk stands for it.
        private var isVouchedFor: Bool { priority <= .p2 && (isTaken || isJudged) }

        fileprivate var countsByItself: Bool { affected >= .several || isVouchedFor }
    }

    /// So many single reports of one service are a common trouble too, ``together`` in time.
    static let manyReports = 3
    static let together = Span.hours(4)

    /// What people told that speaks for the service: the one rule by which the state, the portal and the API know of a trouble.
    /// It hinders somebody (P3 at least), and it is common, for it touches several or was reported again and again, or else it
    /// is urgent and somebody at the desk has taken or judged it. The earliest comes first.
    public var told: [Incident] {
        let reported = incidents.filter { !$0.isOfCheck && $0.priority <= .p3 }.sorted { $0.since < $1.since }
        return reported.indices.filter { reported[$0].countsByItself || isOneOfMany(reported, $0) }.map { reported[$0] }
    }

    /// - Parameter reported: by time.
    private func isOneOfMany(_ reported: [Incident], _ place: Int) -> Bool {
        let others = Self.manyReports - 1
        return (place - others...place).contains { first in
            first >= 0 && first + others < reported.count
                && reported[first + others].since - reported[first].since <= Self.together
        }
    }

    /// Somebody has what is known of it.
    public var isWorkedOn: Bool { (told + incidents.filter(\.isOfCheck)).contains(where: \.isTaken) }
}
