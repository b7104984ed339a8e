import RoundsDomain
import RoundsProtocols

/// A token that was just made, with the text that opens it; nil when the request is answered again.
struct MadeToken: Sendable {
    let token: APIToken
    let text: String?
}

enum TokenShape {
    static let one = Shape<APIToken>("Token", "An API token.", about { $0 })

    static let made = Shape<MadeToken>(
        "MadeToken", "An API token that was just made.",
        about { $0.token } + [
            .init(
                "text", Schema.text().orNull,
                "What `Authorization: Bearer` carries. It is answered once; a repeated request is answered null."
            ) { JSON($0.text) }
        ])

    static let all = Shape<[APIToken]>(
        "Tokens", "API tokens.", [.init("tokens", .list(one.schema, 0...200)) { JSON($0.map(one.json)) }])

    static let number = Parameter<APIToken.ID>.key(of: "token")
    static let name = Member<String>.text(
        "name", 1...TokenRule.nameLength, "What it is for.", example: "Interface engine")
    static let scopes = Member<[String]>(
        name: "scopes",
        schema: Schema.list(.word(Permission.self), 1...Permission.allCases.count, unique: true)
            .saying("What it may do: no more than its owner may.").example(["tickets:read"]),
        isRequired: true
    ) { field in
        let words = field.list(1...Permission.allCases.count) { $0.choice(Permission.self)?.rawValue ?? "" }
        if Set(words).count != words.count { field.complain("must not name anything twice") }
        return words
    }
    static let days = Member<Int>(
        name: "days",
        schema: Schema.integer(Int64(TokenRule.days.lowerBound)...Int64(TokenRule.days.upperBound))
            .saying("How long it lasts.").example(90),
        isRequired: true
    ) { Int($0.integer(Int64(TokenRule.days.lowerBound)...Int64(TokenRule.days.upperBound))) }
    static let newToken = Operation.Body(name: "NewToken", members: [name, scopes, days])

    private static func about<Subject>(
        _ token: @escaping @Sendable (Subject) -> APIToken
    ) -> [Shape<Subject>.Property] {
        [
            .init("id", .number) { .integer(token($0).id.number) },
            .init("name", .text(1...TokenRule.nameLength)) { .string(token($0).name) },
            .init("scopes", .list(.word(Permission.self), 0...Permission.allCases.count, unique: true)) {
                JSON(token($0).scopes.map(\.rawValue).sorted())
            },
            .init("made_at", .moment) { .string(token($0).madeAt.rfc3339) },
            .init("expires_at", .moment) { .string(token($0).expiresAt.rfc3339) },
            .init("used_at", Schema.moment.orNull, "To the minute.") { JSON(token($0).usedAt?.rfc3339) },
            .init("revoked_at", Schema.moment.orNull) { JSON(token($0).revokedAt?.rfc3339) },
        ]
    }
}
