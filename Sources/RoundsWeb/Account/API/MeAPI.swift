import RoundsDomain
import RoundsProtocols

extension Desk {
    /// GET /api/v1/me
    func readMeAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(call.caller, MeShape.shape)
    }
}

extension Operation {
    static let readMe = Operation(
        "readMe", "Who am I", in: .account, "The person behind the token, and what it may do.",
        answer: .ok(MeShape.shape.schema, "You."))
}

enum MeShape {
    static let shape = Shape<Caller>(
        "Me", "The person behind the request.",
        [
            .init("person", PersonShape.one.schema) { PersonShape.one.json($0.person) },
            .init(
                "permissions", .list(.word(Permission.self), 0...Permission.allCases.count, unique: true),
                "What the role allows, narrowed to the token's scopes."
            ) { JSON($0.person.permissions.map(\.rawValue).sorted()) },
        ])
}
