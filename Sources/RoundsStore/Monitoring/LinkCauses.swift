import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Where a check that fails has a ticket of its own, and so has something that it needs, says so on its ticket and links
    /// the two: once. What is less urgent hides nothing (see ``cause(of:at:)``), but whoever works on the one has to know of
    /// the other.
    func linkCauses(at now: Moment) throws {
        let failing = Failing(
            try rows(
                """
                SELECT s.check_id, s.cause_id, s.named_on_id, s.paused_at, r.name, r.service_id, r.parent_id, r.target,
                       t.id AS ticket_id
                FROM check_state s JOIN check_rule r ON r.id = s.check_id
                LEFT JOIN ticket t ON t.id = s.ticket_id AND t.open = 1
                WHERE s.verdict = 'failed' AND r.retired_at IS NULL ORDER BY s.check_id LIMIT 2000
                """
            ).map(FailingCheck.init(row:)))
        guard failing.hasSeveralTickets else { return }
        let graph = try serviceGraph()
        for check in failing.checks {
            guard let ticket = check.ticket, let need = failing.need(of: check, graph), need.ticket != check.namedOn
            else { continue }
            try link(ticket, to: need, at: now)
            try run("UPDATE check_state SET named_on_id = \(need.ticket) WHERE check_id = \(check.id)")
        }
    }

    private func link(_ ticket: Ticket.ID, to need: Failing.Need, at now: Moment) throws {
        let links = try links(of: ticket)
        guard !links.contains(where: { $0.line.id == need.ticket }) else { return }
        let person = try monitoringPerson(at: now)
        _ = try note(CheckWords.need(need.check.name, need.check.id, on: need.ticket), on: ticket, by: person, at: now)
        let most = Ticket.Link.most
        guard links.count < most, try self.links(of: need.ticket).count < most else { return }
        try linkTickets(Ticket.Link(from: ticket, .related, to: need.ticket), by: person, at: now)
    }
}

private struct FailingCheck {
    let id: Check.ID
    let name: String
    let service: Service.ID?
    let parent: Check.ID?
    /// Why it has no ticket of its own.
    let cause: Check.ID?
    /// Its own, while that is open.
    let ticket: Ticket.ID?
    /// Which ticket was named on its own.
    let namedOn: Ticket.ID?
    /// Only a probe that is asked now speaks for what needs its service.
    let isAsked: Bool

    init(row: Row) throws {
        id = try row.key("check_id")
        name = try row.text("name")
        service = try row.optionalKey("service_id")
        parent = try row.optionalKey("parent_id")
        cause = try row.optionalKey("cause_id")
        ticket = try row.optionalKey("ticket_id")
        namedOn = try row.optionalKey("named_on_id")
        isAsked = try row.optionalText("target") != nil && row.optionalMoment("paused_at") == nil
    }
}

/// All that fails now.
private struct Failing {
    typealias Need = (check: FailingCheck, ticket: Ticket.ID)

    let checks: [FailingCheck]
    private let byID: [Check.ID: FailingCheck]
    private let byService: [Service.ID: [FailingCheck]]

    init(_ checks: [FailingCheck]) {
        self.checks = checks
        byID = Dictionary(checks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var byService: [Service.ID: [FailingCheck]] = [:]
        for check in checks where check.isAsked {
            if let service = check.service { byService[service, default: []].append(check) }
        }
        self.byService = byService
    }

    var hasSeveralTickets: Bool { Set(checks.compactMap(\.ticket)).count > 1 }

    /// The nearest that it needs and that has another ticket: what it stands on, else what its service needs.
    func need(of check: FailingCheck, _ graph: DependencyGraph<Service.ID>) -> Need? {
        let services = check.service.map { graph.allNeeds(of: $0) } ?? []
        let needed = parents(of: check) + services.flatMap { byService[$0] ?? [] }
        for one in needed {
            if let ticket = ticket(behind: one), ticket != check.ticket { return (one, ticket) }
        }
        return nil
    }

    private func parents(of check: FailingCheck) -> [FailingCheck] {
        var found: [FailingCheck] = []
        while found.count < 10, let parent = (found.last ?? check).parent.flatMap({ byID[$0] }), parent.isAsked {
            found.append(parent)
        }
        return found
    }

    /// Its own, or that of what in turn explains it.
    private func ticket(behind check: FailingCheck) -> Ticket.ID? {
        var next: FailingCheck? = check
        for _ in 0..<10 {
            guard let one = next else { return nil }
            if let ticket = one.ticket { return ticket }
            next = one.cause.flatMap { byID[$0] }
        }
        return nil
    }
}
