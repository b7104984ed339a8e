import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /services/:service
    func showService(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Service.ID = try context.key("service")
        let person = try context.person
        let now = now()
        let mayReadTickets = person.may(.readTickets)
        let screen = try await database.read { tx in
            guard let service = try tx.service(id) else { throw Denial.notFound }
            let graph = try tx.serviceGraph()
            let page = try tx.devices(DeviceFilter(service: id), limit: 20)
            let tickets = mayReadTickets ? try tx.tickets(.service(id), limit: 20).lines : []
            let state = try tx.servicesState(at: now)
            let history = try tx.history(of: id, since: WellDays.begin(zone: zone, now: now))
            return ServiceScreen(
                service: service, owner: try service.owner.flatMap { try tx.person($0)?.name },
                team: try service.team.flatMap { try tx.team($0)?.name },
                needs: try tx.resolved(graph.needs(of: id), graph.allNeeds(of: id)),
                neededBy: try tx.resolved(graph.needing(id), graph.allNeeding(id)),
                devices: try tx.deviceRows(page.devices),
                hasMoreDevices: page.next != nil, tickets: tickets.map { row($0, for: person, now: now) },
                standing: StatusLine.all(state, in: self, at: now).first { $0.service.id == id },
                wellDays: history.map { WellDays($0, zone: zone, now: now) },
                checks: person.may(.readChecks) ? state.checks[id] ?? [] : [],
                articles: person.may(.readKnowledge) ? try tx.articles(about: id, for: nil, limit: 20) : [],
                mayChange: person.may(.changeHospital))
        }
        return .page(servicePage(screen, in: frame(request, context)))
    }
}

extension Transaction {
    /// The services next to one, and those further along, by name.
    fileprivate func resolved(
        _ near: [Service.ID], _ all: [Service.ID]
    ) throws -> (direct: [Service], further: [Service]) {
        let found = try services(Set(all))
        return (near.compactMap { found[$0] }, all.filter { !near.contains($0) }.compactMap { found[$0] })
    }
}
