import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /services/:service
    func showService(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await servicePage(try context.key("service"), request, context)
    }

    /// POST /services/:service/window
    func planServiceWindow(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Service.ID = try context.key("service")
        let by = try context.person
        let form = try await request.form(upTo: 16_384)
        do {
            return try await once(form, by: by, .windowPlanned, at: id.path) { tx, now in
                let time = try PlannedTime(form)
                _ = try tx.planWindow(
                    .service(id), from: now + time.wait, until: now + time.wait + time.length, reason: time.reason,
                    by: by, at: now)
            }
        } catch let complaints as Complaints {
            let names = ["in", "for", "reason"]
            let typed = Dictionary(names.map { ($0, form.text($0) ?? "") }, uniquingKeysWith: { first, _ in first })
            let entries = Entries(typed, complaints: complaints.list)
            return try await servicePage(id, request, context, entries: entries, status: .unprocessableContent)
        }
    }

    private func servicePage(
        _ id: Service.ID, _ request: Request, _ context: DeskContext, entries: Entries = Entries(),
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let now = now()
        let mayReadTickets = person.may(.readTickets)
        let span = try request.lookBack(usual: .month)
        let screen = try await database.read { tx in
            guard let service = try tx.service(id) else { throw Denial.notFound }
            let graph = try tx.serviceGraph()
            let page = try tx.devices(DeviceFilter(service: id), limit: 20)
            let tickets = mayReadTickets ? try tx.tickets(.service(id), limit: 20).lines : []
            let state = try tx.servicesState(at: now)
            let history = try tx.history(of: id, since: WellTimes.begin(of: span, zone: zone, now: now))
            return ServiceScreen(
                service: service, owner: try service.owner.flatMap { try tx.person($0)?.name },
                team: try service.team.flatMap { try tx.team($0)?.name },
                needs: try tx.resolved(graph.needs(of: id), graph.allNeeds(of: id)),
                neededBy: try tx.resolved(graph.needing(id), graph.allNeeding(id)),
                devices: try tx.deviceRows(page.devices),
                hasMoreDevices: page.next != nil, tickets: tickets.map { row($0, for: person, now: now) },
                standing: StatusLine.all(state, in: self, at: now).first { $0.service.id == id },
                well: history.map { WellTimes($0, over: span, zone: zone, now: now) },
                checks: person.may(.readChecks) ? state.checks[id] ?? [] : [],
                backups: person.may(.readChecks) ? try tx.backupJobs(copying: id).map(\.job) : [],
                articles: person.may(.readKnowledge) ? try tx.articles(about: id, for: nil, limit: 20) : [],
                windows: try tx.windowLines(of: id, in: self, at: now), entries: entries,
                mayPlan: person.may(.manageChecks), mayChange: person.may(.changeHospital))
        }
        return .page(RoundsWeb.servicePage(screen, in: frame(request, context)), status: status)
    }
}

extension Transaction {
    fileprivate func windowLines(of service: Service.ID, in desk: Desk, at now: Moment) throws -> [WindowLine] {
        let windows = try windows(of: service, at: now)
        let names = try names(of: Set(windows.map(\.by)))
        return windows.map { window in
            WindowLine(
                id: window.id.number, what: "", from: desk.text(window.from, now: now),
                until: desk.text(window.until, now: now), isOpen: window.covers(now), reason: window.reason,
                by: names[window.by] ?? "somebody")
        }
    }

    /// The services next to one, and those further along, by name.
    fileprivate func resolved(
        _ near: [Service.ID], _ all: [Service.ID]
    ) throws -> (direct: [Service], further: [Service]) {
        let found = try services(Set(all))
        return (near.compactMap { found[$0] }, all.filter { !near.contains($0) }.compactMap { found[$0] })
    }
}
