import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /services/new
    func showNewService(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await serviceForm(nil, request, context, entries: Entries(ServiceFormScreen.new))
    }

    /// POST /services/new
    func addService(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 65_536)
        do {
            let fields = try Service.Fields(form, prefix: "")
            return try await once(form, by: person, .saved) { tx, now in
                try tx.addService(fields, by: .person(person.id), at: now).id.path
            }
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await serviceForm(nil, request, context, entries: entries, status: .unprocessableContent)
        }
    }

    /// GET /services/:service/change
    func showServiceForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await serviceForm(try context.key("service"), request, context)
    }

    /// POST /services/:service/change
    func changeService(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Service.ID = try context.key("service")
        let by = try context.person.id
        let form = try await request.form(upTo: 65_536)
        let now = now()
        let base = try Service.Fields(form, prefix: "was_")
        do {
            let mine = try Service.Fields(form, prefix: "")
            _ = try await database.write { tx in
                try tx.changeService(id, to: mine, from: base, by: .person(by), at: now)
            }
            return .done(.saved, at: id.path)
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await serviceForm(
                id, request, context, base: base.entries, entries: entries, status: .unprocessableContent)
        } catch let clash as Clash<Service.Fields> {
            let names = try await database.read { tx in try tx.serviceNames() }
            let entries = clash.entries(from: base) { names.words($0, $1) }
            return try await serviceForm(
                id, request, context, base: clash.current.entries, entries: entries, status: .conflict)
        }
    }

    private func serviceForm(
        _ id: Service.ID?, _ request: Request, _ context: DeskContext, base: [String: String]? = nil,
        entries: Entries? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (service, names) = try await database.read { tx in
            let service = try id.flatMap { try tx.service($0) }
            guard service != nil || id == nil else { throw Denial.notFound }
            return (service, try tx.serviceNames())
        }
        let stands = base ?? service?.fields.entries ?? [:]
        let screen = ServiceFormScreen(
            service: service, base: stands, entries: entries ?? Entries(stands),
            owners: names.people.map { Choice($0.id.description, $0.name) },
            teams: names.teams.map { Choice($0.id.description, $0.name) },
            others: names.services.filter { $0.id != id && ($0.isActive || service?.dependsOn.contains($0.id) == true) }
        )
        return .page(serviceFormPage(screen, in: frame(request, context)), status: status)
    }
}

/// What a service's form offers, and the names by which its values are said.
struct ServiceNames: Sendable {
    let people: [Person]
    let teams: [Team]
    let services: [Service]

    func words(_ field: String, _ value: String) -> String {
        switch field {
        case "owner": people.first { $0.id.description == value }?.name ?? value
        case "team": teams.first { $0.id.description == value }?.name ?? value
        case "active": value == "yes" ? "in use" : "not in use"
        case "depends_on":
            value.split(separator: " ").compactMap { id in services.first { $0.id.description == id }?.code }
                .joined(separator: ", ")
        default: value
        }
    }
}

extension Transaction {
    fileprivate func serviceNames() throws -> ServiceNames {
        ServiceNames(people: try staff(), teams: try teams(), services: try services())
    }
}
