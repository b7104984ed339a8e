import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /devices/new?location=17
    func showNewDevice(_ request: Request, _ context: DeskContext) async throws -> Response {
        var start = DeviceFormScreen.new
        start["location"] = try request.query().integer("location").map(String.init)
        return try await deviceForm(nil, request, context, starting: Entries(start))
    }

    /// POST /devices/new
    func addDevice(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await add(request, context, upTo: 16_384) { tx, fields, person, now in
            try tx.addDevice(fields, by: .person(person.id), at: now).id.path
        } again: { form in
            try await deviceForm(nil, request, context, again: form)
        }
    }

    /// GET /devices/:device/change
    func showDeviceForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await deviceForm(try context.key("device"), request, context)
    }

    /// POST /devices/:device/change
    func changeDevice(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Device.ID = try context.key("device")
        return try await change(request, context, upTo: 16_384, at: id.path) { tx, mine, base, person, now in
            _ = try tx.changeDevice(id, to: mine, from: base, by: .person(person.id), at: now)
        } words: { now in
            try await self.database.read { tx in try tx.placeChoices(keeping: now.location) }.words
        } again: { form in
            try await deviceForm(id, request, context, again: form)
        }
    }

    private func deviceForm(
        _ id: Device.ID?, _ request: Request, _ context: DeskContext, starting entries: Entries? = nil,
        again form: FieldFormAgain? = nil
    ) async throws -> Response {
        let (device, choices) = try await database.read { tx in
            let device = try id.flatMap { try tx.device($0) }
            guard device != nil || id == nil else { throw Denial.notFound }
            return (device, try tx.placeChoices(keeping: device?.location))
        }
        let stands = form?.base ?? device?.fields.entries ?? [:]
        let screen = DeviceFormScreen(
            device: device, base: stands, entries: form?.entries ?? entries ?? Entries(stands), places: choices.places,
            services: choices.services)
        return .page(deviceFormPage(screen, in: frame(request, context)), status: form?.status ?? .ok)
    }
}

/// Places and services as a form offers them.
struct PlaceChoices: Sendable {
    var places: [Choice]
    var services: [Choice]

    func words(_ field: String, _ value: String) -> String {
        switch field {
        case "location", "parent": places.title(of: value) ?? value
        case "service": services.title(of: value) ?? value
        case "kind": Device.Kind(rawValue: value)?.title ?? Location.Kind(rawValue: value)?.title ?? value
        case "care_setting": CareSetting(rawValue: value)?.title ?? value
        case "active": value == "yes" ? "in use" : "not in use"
        default: value
        }
    }
}

extension Transaction {
    /// Every place in use in the order of the tree, each as far in as it stands; at most 2,000.
    func placeChoices(keeping place: Location.ID?) throws -> PlaceChoices {
        let lines = PlaceTree(try locations()).lines.filter { $0.place.isActive || $0.place.id == place }
        return PlaceChoices(
            places: lines.prefix(2_000).map { line in
                let inset = String(repeating: "\u{2003}", count: line.depth)
                return Choice(line.place.id.description, "\(inset)\(line.place.name) (\(line.place.code))")
            },
            services: try services().filter(\.isActive).map { Choice($0.id.description, $0.name) })
    }
}
