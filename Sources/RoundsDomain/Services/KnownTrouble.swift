/// What is known of a service right now, in facts that everybody may read: not a word of other people's tickets. It says
/// what the state of the service says.
public struct KnownTrouble: Sendable, Equatable {
    /// Since when something is known to be wrong; nil when nothing is.
    public let since: Moment?
    /// Open incidents that name it and hinder somebody.
    public let reports: Int
    /// Somebody at the desk has one of those that are known.
    public let isWorkedOn: Bool
    /// What it stands on and is down itself.
    public let causes: [Service.ID]
    /// Announced work on it or on what it stands on: open now or about to begin, the next to end first.
    public let windows: [MaintenanceWindow]

    public init(_ standing: ServiceStanding, _ signs: ServiceSigns, _ windows: [MaintenanceWindow]) {
        since = standing.state.isTrouble ? standing.since : nil
        reports = signs.incidents.count
        isWorkedOn = signs.isWorkedOn
        causes = [standing.because].compactMap(\.self)
        self.windows = windows
    }

    public var isEmpty: Bool { since == nil && windows.isEmpty }
}
