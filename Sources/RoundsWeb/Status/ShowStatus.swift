import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /status
    func showStatus(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let now = now()
        let found = try await database.read { tx in try tx.servicesState(at: now) }
        let screen = StatusScreen(
            lines: StatusLine.all(found, in: self, at: now), seen: text(now, now: now),
            isForDesk: person.may(.readTickets), readsServices: person.may(.readHospital),
            readsChecks: person.may(.readChecks))
        return .page(statusPage(screen, in: frame(request, context)))
    }

    var statusRoutes: [Route] {
        [get("status", may: .readStatus, showStatus)]
    }
}

extension Requirement {
    static let readStatus = anyOf([.readStatus])
}

extension MaintenanceWindow {
    /// What stands on a check's window was written for IT.
    var publicReason: String {
        switch scope {
        case .service: reason
        case .check: "Work on a part of it."
        }
    }
}

extension StatusLine {
    static func all(_ found: ServicesState, in desk: Desk, at now: Moment) -> [StatusLine] {
        let names = Dictionary(found.services.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return found.services.compactMap { service in
            guard let standing = found.standings[service.id] else { return nil }
            let known = standing.known(
                found.signs[service.id] ?? ServiceSigns(), cause: standing.because.flatMap { names[$0] })
            return StatusLine(
                service: service, state: standing.state, since: standing.since.map { desk.text($0, now: now) },
                known: known.joined(separator: " "),
                planned: (found.planned[service.id] ?? []).map { window in
                    Planned(
                        from: desk.text(window.from, now: now), until: desk.text(window.until, now: now),
                        isOpen: window.covers(now), reason: window.publicReason)
                },
                exceptions: (found.checks[service.id] ?? []).filter(\.light.isException),
                checks: found.checks[service.id]?.count ?? 0, tickets: found.tickets[service.id] ?? [])
        }
    }
}
