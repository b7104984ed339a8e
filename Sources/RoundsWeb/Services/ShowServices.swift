import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /services
    func showServices(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let now = now()
        let (services, owners, found) = try await database.read { tx in
            let services = try tx.services()
            return (services, try tx.owners(of: services), try tx.servicesState(at: now))
        }
        let states = Dictionary(
            StatusLine.all(found, in: self, at: now).map { ($0.service.id, (mark: $0.state.mark, word: $0.word)) },
            uniquingKeysWith: { first, _ in first })
        let byID = Dictionary(services.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let lines = services.map { service in
            ServicesScreen.Line(
                service: service, owner: owners[service.id],
                needs: service.dependsOn.sorted().compactMap { byID[$0] }, state: states[service.id])
        }
        let starter = services.isEmpty ? try HospitalSeed.packaged() : nil
        let screen = ServicesScreen(
            lines: lines, starter: starter.map { ($0.services.count, $0.locations.count) },
            mayChange: person.may(.changeHospital))
        return .page(servicesPage(screen, in: frame(request, context)))
    }

    /// POST /services/starter
    func loadStarter(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 16_384)
        let seed = try HospitalSeed.packaged()
        return try await once(form, by: person, .starterLoaded) { tx, now in
            _ = try tx.load(seed, by: .person(person.id), at: now)
            return "/services"
        }
    }
}

extension Transaction {
    /// Who answers for each: a person, else a team.
    func owners(of services: [Service]) throws -> [Service.ID: String] {
        let people = try names(of: Set(services.compactMap(\.owner)))
        let teams = Dictionary(try teams().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return services.reduce(into: [:]) { owners, service in
            owners[service.id] = service.owner.flatMap { people[$0] } ?? service.team.flatMap { teams[$0] }
        }
    }
}
