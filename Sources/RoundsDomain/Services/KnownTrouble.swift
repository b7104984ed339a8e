/// What is known of a service right now, in facts that everybody may read: not a word of other people's tickets.
public struct KnownTrouble: Sendable, Equatable {
    /// An open incident that names the service.
    public struct Incident: Sendable, Equatable {
        public let reportedAt: Moment
        public let affected: CareCircumstances.Affected
        public let channel: Ticket.Channel
        /// Somebody at the desk has it.
        public let isOwned: Bool

        public init(
            reportedAt: Moment, affected: CareCircumstances.Affected, channel: Ticket.Channel, isOwned: Bool
        ) {
            self.reportedAt = reportedAt
            self.affected = affected
            self.channel = channel
            self.isOwned = isOwned
        }

        /// One person's trouble is their own; that of several, or what a check saw, is the service's.
        var isCommon: Bool { affected >= .several || channel == .check }
    }

    /// A check that failed, of the service or of one that it stands on.
    public struct Failure: Sendable, Equatable {
        public let since: Moment
        public let service: Service.ID

        public init(since: Moment, service: Service.ID) {
            self.since = since
            self.service = service
        }
    }

    /// So many single reports are a common trouble too.
    static let manyReports = 3

    /// Since when something is known to be wrong; nil when nothing is.
    public let since: Moment?
    /// Open incidents that name it.
    public let reports: Int
    /// Somebody at the desk has one of them.
    public let isWorkedOn: Bool
    /// What it stands on and is failing itself, in the order found.
    public let causes: [Service.ID]
    /// Announced work on it or on what it stands on: open now or about to begin, the next to end first.
    public let windows: [MaintenanceWindow]

    public init(of service: Service.ID, _ incidents: [Incident], _ failures: [Failure], _ windows: [MaintenanceWindow])
    {
        let common = incidents.count >= Self.manyReports ? incidents : incidents.filter(\.isCommon)
        since = (common.map(\.reportedAt) + failures.map(\.since)).min()
        reports = incidents.count
        isWorkedOn = incidents.contains(where: \.isOwned)
        var causes: [Service.ID] = []
        for failure in failures where failure.service != service && !causes.contains(failure.service) {
            causes.append(failure.service)
        }
        self.causes = causes
        self.windows = windows
    }

    public var isEmpty: Bool { since == nil && windows.isEmpty }
}
