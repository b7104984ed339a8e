import HTTPTypes
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
        return try await deviceForm(nil, request, context, entries: Entries(start))
    }

    /// POST /devices/new
    func addDevice(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 16_384)
        do {
            let fields = try Device.Fields(form, prefix: "")
            return try await once(form, by: person, .saved) { tx, now in
                try tx.addDevice(fields, by: .person(person.id), at: now).id.path
            }
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await deviceForm(nil, request, context, entries: entries, status: .unprocessableContent)
        }
    }

    /// GET /devices/:device/change
    func showDeviceForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await deviceForm(try context.key("device"), request, context)
    }

    /// POST /devices/:device/change
    func changeDevice(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Device.ID = try context.key("device")
        let by = try context.person.id
        let form = try await request.form(upTo: 16_384)
        let now = now()
        let base = try Device.Fields(form, prefix: "was_")
        do {
            let mine = try Device.Fields(form, prefix: "")
            _ = try await database.write { tx in
                try tx.changeDevice(id, to: mine, from: base, by: .person(by), at: now)
            }
            return .done(.saved, at: id.path)
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await deviceForm(
                id, request, context, base: base.entries, entries: entries, status: .unprocessableContent)
        } catch let clash as Clash<Device.Fields> {
            let choices = try await database.read { tx in try tx.placeChoices(keeping: clash.current.location) }
            let entries = clash.entries(from: base) { field, value in choices.words(field, value) }
            return try await deviceForm(
                id, request, context, base: clash.current.entries, entries: entries, status: .conflict)
        }
    }

    private func deviceForm(
        _ id: Device.ID?, _ request: Request, _ context: DeskContext, base: [String: String]? = nil,
        entries: Entries? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (device, choices) = try await database.read { tx in
            let device = try id.flatMap { try tx.device($0) }
            guard device != nil || id == nil else { throw Denial.notFound }
            return (device, try tx.placeChoices(keeping: device?.location))
        }
        let stands = base ?? device?.fields.entries ?? [:]
        let screen = DeviceFormScreen(
            device: device, base: stands, entries: entries ?? Entries(stands), places: choices.places,
            services: choices.services)
        return .page(deviceFormPage(screen, in: frame(request, context)), status: status)
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
