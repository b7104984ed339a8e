import RoundsDomain
import RoundsSQL
import RoundsStore

/// What a ticket can be said to be about: the places, the services, and the devices at its place.
struct TicketSurroundings: Sendable {
    var locations: [Choice] = []
    var services: [Choice] = []
    /// Those at the ticket's place, and the one it names.
    var devices: [Choice] = []
    /// The named ones, each with its page and what matters about it.
    var named: [(label: String, path: String, title: String, remark: String)] = []
}

extension [Choice] {
    func title(of value: String) -> String? { first { $0.value == value }?.title }
}

extension Transaction {
    /// At most 500 places are offered; a bigger hospital names them from the place's own page.
    func askSurroundings(of ticket: Ticket) throws -> Asked<TicketSurroundings> {
        let services = try askServices(), places = try askLocations(beginning: "", limit: 200)
        return Asked { try surroundings(of: ticket, services: services.answer(), places: places.answer()) }
    }

    private func surroundings(
        of ticket: Ticket, services: [Service], places: [Location]
    ) throws -> TicketSurroundings {
        let fields = ticket.fields
        var around = TicketSurroundings(), places = places
        around.services = services.filter { $0.isActive || $0.id == fields.service }.map {
            Choice($0.id.description, $0.name)
        }
        if let id = fields.location, !places.contains(where: { $0.id == id }), let place = try location(id) {
            places.append(place)
        }
        around.locations = places.map { Choice($0.id.description, "\($0.code) · \($0.name)") }
        var devices = try fields.location.map { try self.devices(DeviceFilter(location: $0), limit: 100).devices } ?? []
        if let id = fields.device, !devices.contains(where: { $0.id == id }), let device = try device(id) {
            devices.append(device)
        }
        around.devices = devices.map { Choice($0.id.description, "\($0.tag) · \($0.name)") }
        try around.name(fields, places, services, devices, self)
        return around
    }
}

extension TicketSurroundings {
    fileprivate mutating func name(
        _ fields: Ticket.Fields, _ places: [Location], _ services: [Service], _ devices: [Device], _ tx: any Transaction
    ) throws {
        if let place = places.first(where: { $0.id == fields.location }) {
            let setting = try tx.careSetting(of: place.id)?.title ?? ""
            named.append(("Unit or room", place.id.path, "\(place.code) · \(place.name)", setting))
        }
        if let service = services.first(where: { $0.id == fields.service }) {
            let remark = "Tier \(service.tier.rawValue), \(service.tier.title.lowercased())"
            named.append(("Service", service.id.path, service.name, remark))
        }
        if let device = devices.first(where: { $0.id == fields.device }) {
            named.append(("Device", device.id.path, "\(device.tag) · \(device.name)", device.criticality.meaning))
        }
    }
}
