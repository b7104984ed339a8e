import RoundsDomain
import RoundsProtocols

/// A place, a service or a device by number, code and name.
struct NamedThing: Sendable {
    let number: Int64
    let code: String
    let name: String

    init(_ number: Int64, _ code: String, _ name: String) {
        self.number = number
        self.code = code
        self.name = name
    }

    static let shape = Shape<NamedThing>(
        "NamedThing", "A place, a service or a device by number, code and name.",
        [
            .init("id", .number) { .integer($0.number) },
            .init("code", Schema.text(1...Code.length).example("svc.ehr")) { .string($0.code) },
            .init("name", Schema.text(1...Service.Fields.nameLength).example("Electronic health record")) {
                .string($0.name)
            },
        ])

    static func json(_ thing: NamedThing?) -> JSON { thing.map(shape.json) ?? .null }
}
