import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    private static let devicesOnPage = 50

    /// GET /devices?q=ws&place=4W&kind=cart&service=svc.ehr&criticality=critical&retired=yes&after=WS-4W-07
    func showDevices(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let query = try request.query()
        let names = ["q", "place", "kind", "service", "criticality", "retired"]
        let typed = names.map { ($0, String(query.line($0).prefix(60))) }.filter { !$0.1.isEmpty }
        let after = query.text("after").map { String($0.prefix(Code.length)) }
        let filter = Entries(Dictionary(typed, uniquingKeysWith: { first, _ in first }))
        let found = try await database.read { tx in
            let (wanted, unknown) = try tx.deviceFilter(filter)
            let page = unknown == nil ? try tx.devices(wanted, after: after, limit: Self.devicesOnPage) : nil
            let rows = try tx.deviceRows(page?.devices ?? [])
            return (rows: rows, next: page?.next, unknown: unknown, services: try tx.services())
        }
        let start = "/devices?" + FormBody(fields: typed.map { .init(name: $0.0, value: $0.1) }).encoded
        let screen = DevicesScreen(
            rows: found.rows, filter: filter,
            services: found.services.filter(\.isActive).map { Choice($0.code, $0.name) }, isWhole: typed.isEmpty,
            unknown: found.unknown,
            pager: Pager(
                first: after == nil ? nil : start,
                next: found.next.map { "\(start)\(typed.isEmpty ? "" : "&")after=\($0.queryEscaped)" },
                text: "\(found.rows.count) shown"),
            mayChange: person.may(.changeHospital))
        return .page(devicesPage(screen, in: frame(request, context)))
    }
}

extension Transaction {
    /// What was typed as a filter, and a sentence about a code in it that leads nowhere.
    fileprivate func deviceFilter(_ typed: Entries) throws -> (DeviceFilter, String?) {
        var filter = DeviceFilter(
            kind: Device.Kind(rawValue: typed["kind"]), criticality: Device.Criticality(typed["criticality"]),
            start: typed["q"], includesRetired: typed["retired"] == "yes")
        if !typed["place"].isEmpty {
            guard let place = try location(code: typed["place"]) ?? locations(matching: typed["place"], limit: 1).first
            else { return (filter, "No place is called “\(typed["place"])”.") }
            filter.location = place.id
        }
        if !typed["service"].isEmpty {
            guard let service = try service(code: typed["service"]) else {
                return (filter, "No service has the code “\(typed["service"])”.")
            }
            filter.service = service.id
        }
        return (filter, nil)
    }
}
