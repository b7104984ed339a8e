import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/status
    func readStatusAPI(_ call: APICall) async throws -> APIAnswer {
        let found = try await database.read { tx in try tx.servicesState(at: call.now) }
        return .ok(StatusRecord.all(found), StatusRecord.list)
    }

    var statusAPI: [Route] {
        [look("status", may: .readStatus, .readStatus, readStatusAPI)]
    }
}

extension Operation {
    static let readStatus = Operation(
        "readStatus", "Read the state of the services", in: .hospital,
        "Of those in use, by tier and name, as everybody signed in may know it.",
        answer: .ok(StatusRecord.list.schema, "How every service is."))
}

/// A service as everybody may know it.
struct StatusRecord: Sendable {
    let service: Service
    let standing: ServiceStanding
    let known: String
    let planned: [MaintenanceWindow]

    static func all(_ found: ServicesState) -> [StatusRecord] {
        let names = Dictionary(found.services.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return found.services.compactMap { service in
            guard let standing = found.standings[service.id] else { return nil }
            let known = standing.known(
                found.signs[service.id] ?? ServiceSigns(), cause: standing.because.flatMap { names[$0] })
            return StatusRecord(
                service: service, standing: standing, known: known.joined(separator: " "),
                planned: found.planned[service.id] ?? [])
        }
    }

    private static let work = Shape<MaintenanceWindow>(
        "PlannedWork", "A time in which a service may fail because somebody works on it.",
        [
            .init("from", .moment) { .string($0.from.rfc3339) },
            .init("until", .moment) { .string($0.until.rfc3339) },
            .init("reason", Schema.text(1...MaintenanceWindow.reasonLength)) { .string($0.publicReason) },
        ])

    static let one = Shape<StatusRecord>(
        "ServiceStatus", "How a service is.",
        [
            .init("id", .number) { .integer($0.service.id.number) },
            .init("code", Schema.text(1...Code.length).example("svc.ehr")) { .string($0.service.code) },
            .init("name", Schema.text(1...Service.Fields.nameLength)) { .string($0.service.name) },
            .init("tier", .integer(0...4)) { .integer($0.service.tier.rawValue) },
            .init("state", .word(ServiceState.self), "No evidence is never `well`.") {
                .string($0.standing.state.rawValue)
            },
            .init("since", Schema.moment.orNull) { JSON($0.standing.since?.rfc3339) },
            .init("because_id", Schema.number.orNull, "The service it needs that is down.") {
                JSON($0.standing.because?.number)
            },
            .init("known", Schema.text(0...500), "What is known, in plain words.") { .string($0.known) },
            .init("fallback", .text(0...Service.Fields.textLength), "What people use meanwhile.") {
                .string($0.service.fallback)
            },
            .init("planned", .list(work.schema, 0...200), "Open, or beginning within a week.") { record in
                JSON(record.planned.map(work.json))
            },
        ])

    static let list = Shape<[StatusRecord]>(
        "ServicesStatus", "How every service is.",
        [.init("services", .list(one.schema, 0...1_000)) { JSON($0.map(one.json)) }])
}
