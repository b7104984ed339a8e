import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/devices
    func listDevicesAPI(_ call: APICall) async throws -> APIAnswer {
        let filter = DeviceFilter(
            location: try call[DeviceShape.inLocation], service: try call[DeviceShape.ofService],
            start: try call[DeviceShape.start] ?? "", includesRetired: true)
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[DeviceShape.after]
        let page = try await database.read { tx in try tx.devices(filter, after: after, limit: limit) }
        return .page(page.devices, next: page.next, DeviceShape.page)
    }

    /// GET /api/v1/devices/{id}
    func readDeviceAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[DeviceShape.number]
        guard let device = try await database.read({ tx in try tx.device(id) }) else { throw Denial.notFound }
        return .device(device)
    }

    /// POST /api/v1/devices
    func addDeviceAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        var fields = Device.Fields(tag: "", kind: .other, name: "")
        DeviceEdits(body, isNew: true).apply(to: &fields)
        try body.finish()
        return Change { [fields] tx in
            let device = try DeviceEdits.named { try tx.addDevice(fields, by: .person(person.id), at: now) }
            return .created(device, DeviceShape.one, at: "/api/v1/devices/\(device.id)", version: device.version)
        }
    }

    /// PATCH /api/v1/devices/{id}
    func changeDeviceAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[DeviceShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let edits = DeviceEdits(body, isNew: false)
        try body.finish()
        return Change { tx in
            guard let device = try tx.device(id) else { throw Denial.notFound }
            try seen.require(device.version)
            var fields = device.fields
            edits.apply(to: &fields)
            return .device(
                try DeviceEdits.named {
                    try tx.changeDevice(id, to: fields, from: device.fields, by: .person(person.id), at: now)
                })
        }
    }
}

extension Operation {
    static let listDevices = Operation(
        "listDevices", "List devices", in: .hospital, "By tag, those taken out of service too.",
        parameters: [
            DeviceShape.start, DeviceShape.inLocation, DeviceShape.ofService, Parameter<Int>.limit(), DeviceShape.after,
        ],
        answer: .page(DeviceShape.page.schema, "A page of devices."))
    static let readDevice = Operation(
        "readDevice", "Read a device", in: .hospital, parameters: [DeviceShape.number],
        answer: .ok(DeviceShape.one.schema, "The device.", etag: true))
    static let addDevice = Operation(
        "addDevice", "Add a device", in: .hospital, body: DeviceEdits.new,
        answer: .created(DeviceShape.one.schema, "The new device; `Location` leads to it.", etag: true))
    static let changeDevice = Operation(
        "changeDevice", "Change a device", in: .hospital, parameters: [DeviceShape.number, Condition.mustMatch],
        body: DeviceEdits.change, answer: .ok(DeviceShape.one.schema, "The device as it is now.", etag: true))
}

enum DeviceShape {
    static let one = Shape<Device>(
        "Device", "A thing the hospital owns and the desk looks after.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("tag", Schema.typed(1...Code.length).example("WOW-4W-01"), "What stands on its sticker.") {
                .string($0.tag)
            },
            .init("kind", .word(Device.Kind.self)) { .string($0.kind.rawValue) },
            .init("name", Schema.text(1...Device.Fields.nameLength).example("Ergotron StyleView")) { .string($0.name) },
            .init("location_id", Schema.number.orNull, "Where it stands.") { JSON($0.location?.number) },
            .init("criticality", .oneOf(Device.Criticality.allCases.map(\.word)), "What its failure does to care.") {
                .string($0.criticality.word)
            },
            .init("serial", .text(0...Device.Fields.serialLength)) { .string($0.serial) },
            .init("service_id", Schema.number.orNull, "The service it serves.") { JSON($0.service?.number) },
            .init("active", .flag, "False for one that was taken out of service.") { .bool($0.isActive) },
            .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
                .integer($0.version)
            },
        ])

    static let page = Shape<APIPage<Device>>.page("DevicePage", "devices", of: one)
    static let number = Parameter<Device.ID>.key(of: "device")

    static let start = Parameter<String?>.typed("Only devices whose tag, name or serial number begins so.")
    static let inLocation = Parameter<Location.ID?>.optional(
        "location_id", Schema.number.example(1), "Only those there, or in a place inside it.",
        refused: "location_id is the number of a place."
    ) { $0.asWholeNumber.flatMap { $0 > 0 ? Location.ID($0) : nil } }
    static let ofService = Parameter<Service.ID?>.optional(
        "service_id", Schema.number.example(1), "Only those that serve it.",
        refused: "service_id is the number of a service."
    ) { $0.asWholeNumber.flatMap { $0 > 0 ? Service.ID($0) : nil } }
    static let after = Parameter<String?>.optional(
        "after", Schema.words(1...Code.length).example("WOW-4W-01"),
        "Where the page begins: `next` of the page before.",
        refused: "after is what a page before answered as next."
    ) { (1...Code.length).contains($0.unicodeScalars.count) ? $0 : nil }
}

extension APIAnswer {
    static func device(_ device: Device) -> APIAnswer { .ok(device, DeviceShape.one, version: device.version) }
}
