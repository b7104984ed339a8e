import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/services
    func listServicesAPI(_ call: APICall) async throws -> APIAnswer {
        let start = try call[Parameter<String?>.typed("What is being typed: the beginning of code or name, or words.")]
        let services = try await database.read { tx in
            try start.map { try tx.services(matching: $0, limit: 200) } ?? tx.services()
        }
        return .ok(services, ServiceShape.all)
    }

    /// GET /api/v1/services/{id}
    func readServiceAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[ServiceShape.number]
        guard let service = try await database.read({ tx in try tx.service(id) }) else { throw Denial.notFound }
        return .service(service)
    }

    /// POST /api/v1/services
    func addServiceAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        var fields = Service.Fields(code: "", name: "", tier: .convenience)
        ServiceEdits(body, isNew: true).apply(to: &fields)
        try body.finish()
        return Change { [fields] tx in
            let service = try ServiceEdits.named { try tx.addService(fields, by: .person(person.id), at: now) }
            return .created(
                service, ServiceShape.one, at: "/api/v1/services/\(service.id)", version: service.version)
        }
    }

    /// PATCH /api/v1/services/{id}
    func changeServiceAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[ServiceShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let edits = ServiceEdits(body, isNew: false)
        try body.finish()
        return Change { tx in
            guard let service = try tx.service(id) else { throw Denial.notFound }
            try seen.require(service.version)
            var fields = service.fields
            edits.apply(to: &fields)
            return .service(
                try ServiceEdits.named {
                    try tx.changeService(id, to: fields, from: service.fields, by: .person(person.id), at: now)
                })
        }
    }
}

extension Operation {
    static let listServices = Operation(
        "listServices", "List services", in: .hospital,
        "By tier and name, all of them; with `q` those in use that fit.",
        parameters: [Parameter<String?>.typed("What is being typed: the beginning of code or name, or words.")],
        answer: .ok(ServiceShape.all.schema, "The services."))
    static let readService = Operation(
        "readService", "Read a service", in: .hospital, parameters: [ServiceShape.number],
        answer: .ok(ServiceShape.one.schema, "The service.", etag: true))
    static let addService = Operation(
        "addService", "Add a service", in: .hospital, body: ServiceEdits.new,
        answer: .created(ServiceShape.one.schema, "The new service; `Location` leads to it.", etag: true))
    static let changeService = Operation(
        "changeService", "Change a service", in: .hospital,
        "A list of what it needs replaces the one that was; services that would need each other in a ring are refused.",
        parameters: [ServiceShape.number, Condition.mustMatch], body: ServiceEdits.change,
        answer: .ok(ServiceShape.one.schema, "The service as it is now.", etag: true))
}

enum ServiceShape {
    static let one = Shape<Service>(
        "Service", "Something the hospital depends on.", identity + care)

    private static let identity: [Shape<Service>.Property] = [
        .init("id", .number) { .integer($0.id.number) },
        .init("code", Schema.text(1...Code.length).example("svc.ehr")) { .string($0.code) },
        .init("name", Schema.text(1...Service.Fields.nameLength).example("Electronic health record")) {
            .string($0.name)
        },
        .init("meaning", .text(0...Service.Fields.textLength), "What it is, in plain words.") { .string($0.meaning) },
        .init("tier", .integer(0...4), "0 is the foundation, 1 life-critical, 4 a convenience.") {
            .integer($0.tier.rawValue)
        },
        .init("owner_id", Schema.number.orNull, "Who answers for it.") { JSON($0.owner?.number) },
        .init("team_id", Schema.number.orNull) { JSON($0.team?.number) },
    ]

    private static let care: [Shape<Service>.Property] = [
        .init("depends_on", .list(.number, 0...Service.Fields.mostNeeds), "What it needs directly.") { service in
            JSON(service.dependsOn.sorted().map { JSON.integer($0.number) })
        },
        .init("fallback", .text(0...Service.Fields.textLength), "What people use meanwhile when it fails.") {
            .string($0.fallback)
        },
        .init("rto_minutes", Schema.integer(RecoveryTime.range).orNull, "How soon it must work again.") {
            JSON($0.rtoMinutes)
        },
        .init("rpo_minutes", Schema.integer(RecoveryTime.range).orNull, "How much of what was entered may be lost.") {
            JSON($0.rpoMinutes)
        },
        .init("active", .flag) { .bool($0.isActive) },
        .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") { .integer($0.version) },
    ]

    static let all = Shape<[Service]>(
        "Services", "Services.", [.init("services", .list(one.schema, 0...1_000)) { JSON($0.map(one.json)) }])

    static let number = Parameter<Service.ID>.key(of: "service")
}

extension APIAnswer {
    static func service(_ service: Service) -> APIAnswer { .ok(service, ServiceShape.one, version: service.version) }
}
