import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/services/{id}/trouble
    func readTroubleAPI(_ call: APICall) async throws -> APIAnswer {
        let (id, now) = (try call[ServiceShape.number], call.now)
        let found = try await database.read { tx in try tx.servicesState(at: now).troubleFound(of: id, at: now) }
        guard let found else { throw Denial.notFound }
        return .ok(found, TroubleShape.one)
    }
}

extension Operation {
    static let readTrouble = Operation(
        "readTrouble", "Read what is known to be wrong with a service", in: .hospital,
        """
        For everybody who may report, as the state of the services says it: whether it is in trouble, what of all it needs is \
        down, open incidents that name it, work that is announced. Never a word of other people's tickets.
        """,
        parameters: [ServiceShape.number],
        answer: .ok(TroubleShape.one.schema, "What is known, and what to do meanwhile."))
}

enum TroubleShape {
    static let one = Shape<TroubleFound>(
        "ServiceTrouble", "What is known of a service, and what people use meanwhile.",
        [
            .init("service", Schema.text(1...Service.Fields.nameLength)) { .string($0.service.name) },
            .init("since", Schema.moment.orNull, "Since when something is known to be wrong; null when nothing is.") {
                JSON($0.trouble.since?.rfc3339)
            },
            .init("reports", .integer(0...1_000), "Open incidents that name it and hinder somebody.") {
                .integer(Int64($0.trouble.reports))
            },
            .init("worked_on", .flag, "Somebody at the desk has it.") { .bool($0.trouble.isWorkedOn) },
            .init("causes", .list(.text(), 0...1_000), "What it needs and is down.") {
                JSON($0.causes.map { JSON.string($0) })
            },
            .init("windows", .list(window.schema, 0...200), "Announced work.") {
                JSON($0.trouble.windows.map(window.json))
            },
            .init("fallback", .text(0...Service.Fields.textLength), "What people use meanwhile.") {
                .string($0.service.fallback)
            },
        ])

    private static let window = Shape<MaintenanceWindow>(
        "AnnouncedWork", "A time in which a service may be away.",
        [
            .init("from", .moment) { .string($0.from.rfc3339) },
            .init("until", .moment) { .string($0.until.rfc3339) },
            .init("reason", .text(1...MaintenanceWindow.reasonLength)) { .string($0.reason) },
        ])
}
