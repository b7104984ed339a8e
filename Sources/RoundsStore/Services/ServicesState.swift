import RoundsDomain
import RoundsSQL

/// How everything stands that the hospital depends on, with what is planned.
public struct ServicesState: Sendable {
    public struct Watched: Sendable, Equatable {
        public let id: Check.ID
        public let name: String
        public let light: Light
    }

    /// Those in use, by tier and name.
    public let services: [Service]
    public let graph: DependencyGraph<Service.ID>
    public let signs: [Service.ID: ServiceSigns]
    public let standings: [Service.ID: ServiceStanding]
    /// Open, or beginning within a week; the next to end first.
    public let planned: [Service.ID: [MaintenanceWindow]]
    public let checks: [Service.ID: [Watched]]
    /// Open incidents of P1 and P2, and the others that speak for the service, the most urgent first.
    public let tickets: [Service.ID: [Ticket.ID]]
}

extension Transaction {
    private static var looksAhead: Span { .days(7) }

    /// Six statements, however many services and checks there are; at most 5,000 checks and 3,000 incidents are read.
    public func servicesState(at now: Moment) throws -> ServicesState {
        let services = try services().filter(\.isActive)
        let graph = try serviceGraph()
        let windows = try windows(at: now, beginningBy: now + Self.looksAhead)
        let watched = try servicesChecks(windows.filter { $0.covers(now) }, at: now)
        let incidents = try servicesIncidents()
        var signs: [Service.ID: ServiceSigns] = [:]
        for service in services {
            let open = windows.first { $0.covers(now) && $0.scope == .service(service.id) }
            signs[service.id] = ServiceSigns(
                seen: watched[service.id, default: []].map(\.seen),
                incidents: incidents[service.id, default: []].map(\.incident), plannedSince: open?.from)
        }
        let serviceOf = watched.reduce(into: [Check.ID: Service.ID]()) { found, entry in
            for check in entry.value { found[check.watched.id] = entry.key }
        }
        let planned = Dictionary(grouping: windows) { window -> Service.ID? in
            switch window.scope {
            case .service(let id): id
            case .check(let id): serviceOf[id]
            }
        }
        return ServicesState(
            services: services, graph: graph, signs: signs, standings: ServiceStanding.all(signs, graph),
            planned: planned.reduce(into: [:]) { found, entry in if let id = entry.key { found[id] = entry.value } },
            checks: watched.mapValues { $0.map(\.watched) },
            tickets: signs.reduce(into: [:]) { found, entry in
                let told = entry.value.told
                found[entry.key] = incidents[entry.key, default: []].filter { one in
                    one.incident.priority <= .p2 || told.contains(one.incident)
                }.map(\.ticket)
            })
    }

    private func servicesChecks(
        _ open: [MaintenanceWindow], at now: Moment
    ) throws -> [Service.ID: [(watched: ServicesState.Watched, seen: ServiceSigns.Seen)]] {
        let found = try rows(
            """
            SELECT r.id, r.kind, r.name, r.service_id, r.severity, r.max_age_ms, s.verdict, s.since_at, s.seen_at,
                   s.paused_at, s.fresh_until
            FROM \(WatchedCheck.tables) WHERE r.service_id IS NOT NULL AND r.retired_at IS NULL
            ORDER BY r.service_id, r.name_key LIMIT 5000
            """)
        var checks: [Service.ID: [(watched: ServicesState.Watched, seen: ServiceSigns.Seen)]] = [:]
        for row in found {
            let (id, service): (Check.ID, Service.ID) = (try row.key("id"), try row.key("service_id"))
            let kind: Check.Kind = try row.word("kind")
            let planned = open.contains { $0.scope == .check(id) || $0.scope == .service(service) }
            let standing = Standing(
                verdict: try row.word("verdict"), since: try row.moment("since_at"),
                seenAt: try row.optionalMoment("seen_at"))
            let maxAge = kind == .heartbeat ? .days(40_000) : Span(milliseconds: try row.integer("max_age_ms"))
            let isPlanned = try planned || row.optionalMoment("paused_at") != nil
            var light = standing.light(at: now, maxAge: maxAge, isPlanned: isPlanned)
            if kind == .heartbeat, light == .good, let fresh = try row.optionalMoment("fresh_until"), fresh <= now {
                light = .late
            }
            let seen = ServiceSigns.Seen(kind, light, try row.numbered("severity"), since: standing.since)
            checks[service, default: []].append(
                (ServicesState.Watched(id: id, name: try row.text("name"), light: light), seen))
        }
        return checks
    }

    /// Those that hinder somebody. Of what the desk said of them, its owner and a priority by hand stand on the ticket; that
    /// somebody judged anew whom it touches is in the log alone, and is asked where it decides: of an urgent one that nobody
    /// has.
    private func servicesIncidents() throws -> [Service.ID: [(ticket: Ticket.ID, incident: ServiceSigns.Incident)]] {
        let found = try rows(
            """
            SELECT t.id, t.service_id, t.priority, t.affected, t.channel, t.assignee_id, t.reported_at,
                   CASE WHEN t.priority_reason <> '' THEN 1
                        WHEN t.priority <= 2 AND t.assignee_id IS NULL AND EXISTS (
                          SELECT 1 FROM event e
                          WHERE e.subject_kind = 'ticket' AND e.subject_id = t.id
                            AND e.kind = \(Happening.Kind.ticketJudged.rawValue)) THEN 1
                        ELSE 0 END AS judged
            FROM (\(Self.hinderingIncidents)) t WHERE t.place <= 1000 ORDER BY t.priority, t.id
            """)
        var incidents: [Service.ID: [(ticket: Ticket.ID, incident: ServiceSigns.Incident)]] = [:]
        for row in found {
            let incident = ServiceSigns.Incident(
                try row.numbered("priority"), affected: try row.word("affected"), since: try row.moment("reported_at"),
                isTaken: try row.optionalInteger("assignee_id") != nil, isJudged: try row.flag("judged"),
                isOfCheck: try row.text("channel") == Ticket.Channel.check.rawValue)
            incidents[try row.key("service_id"), default: []].append((try row.key("id"), incident))
        }
        return incidents
    }

    /// The newest thousand each of the urgent ones, of those that touch several, and of one person's: what is reported now
    /// counts, however much of another weight is open.
    private static var hinderingIncidents: SQL {
        """
        SELECT id, service_id, priority, affected, channel, assignee_id, reported_at, priority_reason,
               ROW_NUMBER() OVER (
                 PARTITION BY CASE WHEN priority <= 2 THEN 0
                                   WHEN affected <> \(CareCircumstances.Affected.one.rawValue) THEN 1 ELSE 2 END
                 ORDER BY id DESC) AS place
        FROM ticket
        WHERE open = 1 AND service_id IS NOT NULL AND priority <= 3 AND kind = \(Ticket.Kind.incident.rawValue)
        """
    }
}
