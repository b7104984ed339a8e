import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /devices/:device
    func showDevice(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Device.ID = try context.key("device")
        let person = try context.person
        let now = now()
        let screen = try await database.read { tx in
            guard let device = try tx.device(id) else { throw Denial.notFound }
            let tickets = person.may(.readTickets) ? try tx.tickets(.device(id), limit: 20).lines : []
            return DeviceScreen(
                device: device, path: try device.location.map { try tx.path(of: $0) } ?? [],
                careSetting: try device.location.flatMap { try tx.careSetting(of: $0) },
                service: try device.service.flatMap { try tx.service($0) },
                tickets: tickets.map { row($0, for: person, now: now) }, mayChange: person.may(.changeHospital))
        }
        return .page(devicePage(screen, in: frame(request, context)))
    }
}
