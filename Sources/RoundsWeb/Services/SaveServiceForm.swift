import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /services/new
    func showNewService(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await serviceForm(nil, request, context, starting: Entries(ServiceFormScreen.new))
    }

    /// POST /services/new
    func addService(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await add(request, context, upTo: 65_536) { tx, fields, person, now in
            try tx.addService(fields, by: .person(person.id), at: now).id.path
        } again: { form in
            try await serviceForm(nil, request, context, again: form)
        }
    }

    /// GET /services/:service/change
    func showServiceForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await serviceForm(try context.key("service"), request, context)
    }

    /// POST /services/:service/change
    func changeService(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Service.ID = try context.key("service")
        return try await change(request, context, upTo: 65_536, at: id.path) { tx, mine, base, person, now in
            _ = try tx.changeService(id, to: mine, from: base, by: .person(person.id), at: now)
        } words: { now in
            try await self.database.read { tx in try tx.serviceNames() }.words
        } again: { form in
            try await serviceForm(id, request, context, again: form)
        }
    }

    private func serviceForm(
        _ id: Service.ID?, _ request: Request, _ context: DeskContext, starting entries: Entries? = nil,
        again form: FieldFormAgain? = nil
    ) async throws -> Response {
        let (service, names) = try await database.read { tx in
            let service = try id.flatMap { try tx.service($0) }
            guard service != nil || id == nil else { throw Denial.notFound }
            return (service, try tx.serviceNames())
        }
        let stands = form?.base ?? service?.fields.entries ?? [:]
        let screen = ServiceFormScreen(
            service: service, base: stands, entries: form?.entries ?? entries ?? Entries(stands),
            owners: names.people.map { Choice($0.id.description, $0.name) },
            teams: names.teams.map { Choice($0.id.description, $0.name) },
            others: names.services.filter { $0.id != id && ($0.isActive || service?.dependsOn.contains($0.id) == true) }
        )
        return .page(serviceFormPage(screen, in: frame(request, context)), status: form?.status ?? .ok)
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
