/// How a service is for those who need it: the worst comes first.
public enum ServiceState: String, Sendable, CaseIterable, Comparable {
    case down, disturbed
    /// Nothing that was seen lately speaks for it: no evidence is never good.
    case unknown
    /// Planned work is under way.
    case planned
    case well

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    /// Something that concerns whoever works with the service now.
    public var isTrouble: Bool { self == .down || self == .disturbed }
}

/// All that speaks for the state of one service by itself, its needs left out.
public struct ServiceSigns: Sendable, Equatable {
    public struct Seen: Sendable, Equatable {
        public let kind: Check.Kind
        public let light: Light
        public let severity: Priority
        public let since: Moment

        public init(_ kind: Check.Kind, _ light: Light, _ severity: Priority, since: Moment) {
            self.kind = kind
            self.light = light
            self.severity = severity
            self.since = since
        }
    }

    public var seen: [Seen]
    public var incidents: [Incident]
    /// Since when a maintenance window of the whole service is open; nil when none is.
    public var plannedSince: Moment?

    public init(seen: [Seen] = [], incidents: [Incident] = [], plannedSince: Moment? = nil) {
        self.seen = seen
        self.incidents = incidents
        self.plannedSince = plannedSince
    }
}

extension ServiceSigns {
    /// Probes that fail, and the word that an urgent job stayed away.
    private var failures: [Seen] {
        seen.filter { $0.light == .failed && ($0.kind == .probe || $0.severity <= .p2) }
    }

    private var isDown: Bool {
        let asked = seen.filter { $0.kind == .probe && $0.light != .planned }
        let failing = asked.filter { $0.light == .failed }
        return told.contains { $0.priority == .p1 } || failing.contains { $0.severity == .p1 }
            || (!failing.isEmpty && failing.count == asked.count)
    }

    private var isVouchedFor: Bool {
        seen.contains { $0.light == .good || $0.light == .warning || $0.light == .late }
    }

    /// - Returns: the state by itself, and since when; nil when nobody knows.
    public var state: (state: ServiceState, since: Moment?) {
        let began = (failures.map(\.since) + told.map(\.since)).min()
        if isDown { return (.down, began) }
        if began != nil { return (.disturbed, began) }
        if let plannedSince { return (.planned, plannedSince) }
        if isVouchedFor { return (.well, seen.filter { $0.light == .good }.map(\.since).max()) }
        let isPlanned = !seen.isEmpty && seen.allSatisfy { $0.light == .planned }
        return isPlanned ? (.planned, nil) : (.unknown, seen.map(\.since).max())
    }
}
