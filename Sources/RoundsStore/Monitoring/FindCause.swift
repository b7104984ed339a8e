import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Why a failing check may not be the one to report: what somebody said it stands on, else what its service needs.
    func cause(of watched: WatchedCheck, at now: Moment) throws -> Triage.Cause {
        let named = try parentCause(of: watched, at: now)
        return named == .none ? try neededCause(of: watched, at: now) : named
    }

    /// Where what was found leads: the one that has the ticket, or is bad by itself; ten steps at most.
    public func firstCause(of watched: WatchedCheck) throws -> WatchedCheck? {
        var found: WatchedCheck?
        var next = watched.cause
        for _ in 0..<10 {
            guard let id = next, id != watched.id, let cause = try self.watched(id) else { break }
            found = cause
            next = cause.ticket == nil ? cause.cause : nil
        }
        return found
    }

    /// Its parents, as far as ten of them. One that is paused says nothing, though it failed when it was last asked.
    private func parentCause(of watched: WatchedCheck, at now: Moment) throws -> Triage.Cause {
        var next = watched.check.fields.parent
        for _ in 0..<10 {
            guard let id = next, id != watched.id, let parent = try self.watched(id) else { return .none }
            if parent.isFailing, !parent.isPaused { return .explained(id) }
            if parent.isUnasked(of: watched, within: parent.check.fields.maxAge, at: now) { return .unasked(id) }
            next = parent.check.fields.parent
        }
        return .none
    }

    /// Nobody waits longer than this for the word of a service further down.
    private static var waitsForNeeds: Span { .minutes(2) }

    /// What the service needs, directly or through others, the nearest first. Only what is asked explains, and only what is at
    /// least as urgent: a copy that was missed at night does not hide that the record is down, nor a P4 a P1.
    private func neededCause(of watched: WatchedCheck, at now: Moment) throws -> Triage.Cause {
        guard let service = watched.check.fields.service else { return .none }
        var unasked: Check.ID?
        for wave in try needs(through: service) {
            let speaking = try probes(of: wave, atLeast: watched.check.fields.severity)
            if let failing = speaking.first(where: { $0.isFailing && !$0.isPaused }) { return .explained(failing.id) }
            let waited = speaking.first { $0.isUnasked(of: watched, within: Self.waitsForNeeds, at: now) }
            unasked = unasked ?? waited?.id
        }
        return unasked.map { .unasked($0) } ?? .none
    }

    /// What a service needs: directly, then one step further each, ten steps at most.
    private func needs(through service: Service.ID) throws -> [[Service.ID]] {
        var seen: Set<Service.ID> = [service]
        var waves: [[Service.ID]] = []
        var wave = [service]
        while waves.count < 10 {
            let found = try rows(
                "SELECT needs_id FROM service_dependency WHERE service_id IN (\(list: wave)) ORDER BY needs_id")
            wave = try found.map { try $0.key("needs_id") }.filter { seen.insert($0).inserted }
            if wave.isEmpty { break }
            waves.append(wave)
        }
        return waves
    }

    private func probes(of services: [Service.ID], atLeast severity: Priority) throws -> [WatchedCheck] {
        try rows(
            """
            SELECT \(WatchedCheck.columns) FROM \(WatchedCheck.tables)
            WHERE r.service_id IN (\(list: services)) AND r.retired_at IS NULL AND r.target IS NOT NULL
              AND r.severity <= \(severity.rawValue)
            ORDER BY r.severity, r.id LIMIT 500
            """
        ).map(WatchedCheck.init(row:))
    }
}

extension WatchedCheck {
    fileprivate var isFailing: Bool { standing.verdict == .failed || standing.soft == .failed }

    /// Whether it was not looked at since the other went bad, or the other not since this one is good again; and whether that
    /// is still waited for.
    fileprivate func isUnasked(of other: WatchedCheck, within patience: Span, at now: Moment) -> Bool {
        let since = other.standing.badSince ?? other.standing.since
        guard check.kind == .probe, !isPaused else { return false }
        if standing.verdict == .good, let read = other.standing.seenAt, read < standing.since {
            return now - standing.since < patience
        }
        return now - since < patience && (standing.seenAt ?? since) < since
    }
}
