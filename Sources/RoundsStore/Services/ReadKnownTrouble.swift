import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What is known of a service: failed checks of it and of what it stands on, open incidents that name it, work that
    /// is announced for now or for the next day.
    /// - Throws: ``Denial/notFound``.
    public func knownTrouble(of id: Service.ID, at now: Moment) throws -> KnownTrouble {
        guard try service(id) != nil else { throw Denial.notFound }
        let family = [id] + (try serviceGraph().allNeeds(of: id))
        let concerned = Set(family)
        let announced = try windows(at: now, beginningBy: now + .days(1)).filter { window in
            guard case .service(let service) = window.scope else { return false }
            return concerned.contains(service) && window.from < now + .days(1)
        }
        let planned = announced.filter { $0.covers(now) }.map(\.scope)
        let failures = try failures(of: family).filter { !planned.contains(.service($0.service)) }
        return KnownTrouble(of: id, try incidents(of: id), failures, announced)
    }

    /// Nearest service first.
    private func failures(of family: [Service.ID]) throws -> [KnownTrouble.Failure] {
        let found = try rows(
            """
            SELECT r.service_id, s.since_at FROM check_rule r JOIN check_state s ON s.check_id = r.id
            WHERE r.service_id IN (\(list: family)) AND s.verdict = 'failed' AND r.retired_at IS NULL
              AND s.paused_at IS NULL
            ORDER BY s.since_at, r.id LIMIT 200
            """
        ).map { KnownTrouble.Failure(since: try $0.moment("since_at"), service: try $0.key("service_id")) }
        let place = Dictionary(
            zip(family, family.indices).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
        return found.sorted { (place[$0.service] ?? 0, $0.since) < (place[$1.service] ?? 0, $1.since) }
    }

    private func incidents(of id: Service.ID) throws -> [KnownTrouble.Incident] {
        try rows(
            """
            SELECT reported_at, affected, channel, assignee_id FROM ticket
            WHERE service_id = \(id) AND open = 1 AND kind = 'incident' ORDER BY due_at, priority, id LIMIT 200
            """
        ).map { row in
            KnownTrouble.Incident(
                reportedAt: try row.moment("reported_at"), affected: try row.word("affected"),
                channel: try row.word("channel"), isOwned: try row.optionalInteger("assignee_id") != nil)
        }
    }
}
