import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /checks
    func showChecks(_ request: Request, _ context: DeskContext) async throws -> Response {
        let now = now()
        let mayManage = try context.person.may(.manageChecks)
        let after = try request.query().text("after").flatMap(CheckCursor.init(text:))
        let found = try await database.read { tx in
            let odd = try tx.exceptionalChecks(at: now)
            let page = try tx.checks(after: after, limit: 100)
            let windows = try tx.windows(at: now)
            let open = try tx.windows(at: now, beginningBy: now)
            let people = Set((odd + page.checks).compactMap(\.check.fields.owner)).union(
                (odd + page.checks).compactMap(\.acknowledgement?.by)
            ).union(windows.map(\.by))
            return (
                odd, page, windows, open, try tx.names(of: people), try tx.checkCounts(at: now),
                mayManage ? try tx.pingKey() : nil, try tx.services(Set(windows.compactMap(\.scope.service))),
                try tx.openTickets(of: odd + page.checks)
            )
        }
        let (odd, page, windows, open, names, counts, key, services, tickets) = found
        let write = CheckWriter(
            desk: self, windows: open, names: names, now: now, openTickets: tickets,
            services: services.mapValues(\.name))
        let lines = odd.map(write.line).sorted { $0.light < $1.light }
        var screen = ChecksScreen(
            exceptions: lines.filter(\.light.isException), planned: lines.filter { $0.light == .planned },
            all: page.checks.map(write.line), counts: counts,
            windows: windows.map { write.line($0, odd + page.checks) },
            pager: Pager(
                first: after == nil ? nil : "/checks", next: page.next.map { "/checks?after=\($0.text.queryEscaped)" }),
            pingKey: key, mayManage: mayManage)
        screen.isFirstPage = after == nil
        return .page(checksPage(screen, in: frame(request, context)))
    }
}

/// Makes lines of checks: all that a row needs beside the check itself.
struct CheckWriter: Sendable {
    let desk: Desk
    let windows: [MaintenanceWindow]
    let names: [Person.ID: String]
    let now: Moment
    let openTickets: Set<Ticket.ID>
    /// Of the services that have a window.
    var services: [Service.ID: String] = [:]

    func isPlanned(_ watched: WatchedCheck) -> Bool {
        windows.contains { $0.covers(now) && $0.scope.covers(watched.check) }
    }

    func light(_ watched: WatchedCheck) -> Light { watched.light(at: now, isPlanned: isPlanned(watched)) }

    func line(_ watched: WatchedCheck) -> CheckLine {
        let light = light(watched)
        let standing = watched.standing
        let known = watched.acknowledgement.flatMap { $0.holds(at: now) ? $0 : nil }
        return CheckLine(
            id: watched.id.number, name: watched.check.fields.name, kind: watched.check.kind, light: light,
            reason: reason(watched, light), since: desk.text(standing.since, now: now),
            seen: standing.seenAt.map { desk.text($0, now: now) },
            owner: watched.check.fields.owner.flatMap { names[$0] }, isBad: standing.verdict.isBad,
            ticket: standing.verdict.isBad ? watched.ticket.flatMap { openTickets.contains($0) ? $0 : nil } : nil,
            known: known.map { "\(names[$0.by] ?? "somebody") until \(desk.text($0.until, now: now).clock)" })
    }

    private func reason(_ watched: WatchedCheck, _ light: Light) -> String {
        switch light {
        case .good: ""
        case .planned where watched.isPaused:
            watched.standing.reason.isEmpty ? "Paused by hand." : watched.standing.reason
        case .planned: "In a maintenance window. \(watched.standing.reason)"
        case .stale: "The last evidence is older than \(watched.check.fields.maxAge.typed)."
        case .late: "Its time is over, its grace is not."
        case .unknown where watched.standing.seenAt == nil: "Nothing was ever heard of it."
        case .failed, .warning, .unknown:
            watched.cause == nil ? told(watched) : "\(watched.standing.reason) What it stands on failed too."
        }
    }

    /// With the days that are left where the last reading warned that a certificate is about to end.
    private func told(_ watched: WatchedCheck) -> String {
        let standing = watched.standing
        guard standing.verdict == .warning, standing.soft == .warning, let ends = watched.certificateEnds, ends > now
        else { return standing.reason }
        return "\(standing.reason), \(CertificateFacts.left(until: ends, at: now))"
    }

    func line(_ window: MaintenanceWindow, _ checks: [WatchedCheck]) -> WindowLine {
        let what: String =
            switch window.scope {
            case .check(let id): checks.first { $0.id == id }?.check.fields.name ?? "Check \(id)"
            case .service(let id): services[id] ?? "Service \(id)"
            }
        return WindowLine(
            id: window.id.number, what: what, from: desk.text(window.from, now: now),
            until: desk.text(window.until, now: now), isOpen: window.covers(now), reason: window.reason,
            by: names[window.by] ?? "somebody")
    }
}

extension CheckCursor {
    /// `17:name key`.
    var text: String { "\(id):\(key)" }

    init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]) else { return nil }
        self.init(key: String(parts[1]), id: Check.ID(number))
    }
}
