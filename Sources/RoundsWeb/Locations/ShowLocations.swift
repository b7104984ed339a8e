import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /locations
    func showLocations(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let places = try await database.read { tx in try tx.locations() }
        let screen = LocationsScreen(tree: PlaceTree(places), mayChange: person.may(.changeHospital))
        return .page(locationsPage(screen, in: frame(request, context)))
    }

    /// GET /locations/:location
    func showLocation(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Location.ID = try context.key("location")
        let person = try context.person
        let now = now()
        let screen = try await database.read { tx in
            let path = try tx.path(of: id)
            guard let place = path.last else { throw Denial.notFound }
            let page = try tx.devices(DeviceFilter(location: id), limit: 20)
            let tickets = person.may(.readTickets) ? try tx.tickets(.location(id), limit: 20).lines : []
            return LocationScreen(
                place: place, around: Array(path.dropLast()),
                careSetting: path.reversed().lazy.compactMap(\.careSetting).first, inside: try tx.locations(in: id),
                devices: try tx.deviceRows(page.devices), hasMoreDevices: page.next != nil,
                tickets: tickets.map { row($0, for: person, now: now) }, mayChange: person.may(.changeHospital))
        }
        return .page(locationPage(screen, in: frame(request, context)))
    }
}
