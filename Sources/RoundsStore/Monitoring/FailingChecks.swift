import RoundsDomain
import RoundsSQL

/// A check that fails, with what was said about it on tickets.
struct FailingCheck: Sendable, Equatable {
    let id: Check.ID
    let name: String
    let service: Service.ID?
    /// Of the service it speaks for; empty when it speaks for none.
    let serviceName: String
    let parent: Check.ID?
    /// Why it has no ticket of its own.
    let cause: Check.ID?
    /// Its own, while that is open.
    let ticket: Ticket.ID?
    /// On which ticket, its cause's, it was said that this one fails too.
    let namedOn: Ticket.ID?
    /// Which ticket, of what it needs, was told of on its own.
    let linked: Ticket.ID?
    /// Only a probe that is asked now speaks for what needs its service.
    let isAsked: Bool

    fileprivate init(row: Row) throws {
        id = try row.key("check_id")
        name = try row.text("name")
        service = try row.optionalKey("service_id")
        serviceName = try row.optionalText("service") ?? ""
        parent = try row.optionalKey("parent_id")
        cause = try row.optionalKey("cause_id")
        ticket = try row.optionalKey("ticket_id")
        namedOn = try row.optionalKey("named_on_id")
        linked = try row.optionalKey("linked_id")
        isAsked = try row.optionalText("target") != nil && row.optionalMoment("paused_at") == nil
    }
}

extension Transaction {
    private static var mostFailing: Int { 5_000 }

    /// All that fails now, in one statement. Where that is more than is read, those with a ticket come first, for they stand
    /// for others, then those that were named on none.
    func failingChecks() throws -> FailingChecks {
        let found = try rows(
            """
            SELECT s.check_id, s.cause_id, s.named_on_id, s.linked_id, s.paused_at, r.name, r.service_id, r.parent_id,
                   r.target, v.name AS service, t.id AS ticket_id
            FROM check_state s JOIN check_rule r ON r.id = s.check_id LEFT JOIN service v ON v.id = r.service_id
            LEFT JOIN ticket t ON t.id = s.ticket_id AND t.open = 1
            WHERE s.verdict = 'failed' AND r.retired_at IS NULL
            ORDER BY CASE WHEN t.id IS NOT NULL THEN 0 WHEN s.named_on_id IS NULL THEN 1 ELSE 2 END, s.check_id
            LIMIT \(Self.mostFailing)
            """
        ).map(FailingCheck.init(row:))
        return FailingChecks(found.sorted { $0.id < $1.id })
    }
}

/// What fails together, and what of it stands behind what.
struct FailingChecks {
    typealias Need = (check: FailingCheck, ticket: Ticket.ID)

    let all: [FailingCheck]
    private let byID: [Check.ID: FailingCheck]
    private let byService: [Service.ID: [FailingCheck]]

    fileprivate init(_ checks: [FailingCheck]) {
        all = checks
        byID = Dictionary(checks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var byService: [Service.ID: [FailingCheck]] = [:]
        for check in checks where check.isAsked {
            if let service = check.service { byService[service, default: []].append(check) }
        }
        self.byService = byService
    }

    var haveSeveralTickets: Bool { Set(all.compactMap(\.ticket)).count > 1 }

    /// The nearest that it needs and that has another ticket: what it stands on, else what its service needs.
    func need(of check: FailingCheck, _ graph: DependencyGraph<Service.ID>) -> Need? {
        let services = check.service.map { graph.allNeeds(of: $0) } ?? []
        let needed = parents(of: check) + services.flatMap { byService[$0] ?? [] }
        for one in needed {
            if let ticket = ticket(behind: one.id), ticket != check.ticket { return (one, ticket) }
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

    /// The open ticket of a check, or of what in turn explains it; nil where neither fails.
    func ticket(behind check: Check.ID) -> Ticket.ID? {
        var next = byID[check]
        for _ in 0..<10 {
            guard let one = next else { return nil }
            if let ticket = one.ticket { return ticket }
            next = one.cause.flatMap { byID[$0] }
        }
        return nil
    }
}
