/// What a check shows now, as against what was last held true of it: the worst that concerns somebody comes first.
public enum Light: String, Sendable, CaseIterable, Comparable {
    case failed, warning
    /// A heartbeat that is over its time and still within its grace.
    case late
    /// Good evidence that is too old to count, or ahead of the clock.
    case stale
    /// Nothing was ever seen, or it could not be found out.
    case unknown
    /// In a maintenance window, or paused by hand.
    case planned
    case good

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    /// Something a round shows in full.
    public var isException: Bool {
        switch self {
        case .failed, .warning, .late, .stale, .unknown: true
        case .planned, .good: false
        }
    }
}

extension Standing {
    /// No evidence is never good: neither none at all nor what is older than `maxAge` or of a time still to come.
    public func light(at now: Moment, maxAge: Span, isPlanned: Bool = false) -> Light {
        if isPlanned { return .planned }
        switch verdict {
        case .failed: return .failed
        case .unknown: return .unknown
        case .warning, .good:
            guard let seenAt else { return .unknown }
            if now - seenAt > maxAge || isAhead(of: now) { return .stale }
            return verdict == .good ? .good : .warning
        }
    }
}
