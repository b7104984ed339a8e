import RoundsDomain
import RoundsProtocols

enum PersonShape {
    static let one = Shape<Person>(
        "Person", "Somebody the desk knows: a nurse, a specialist, a program.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("name", Schema.text(1...PersonDraft.nameLength).example("Maria Lopez")) { .string($0.name) },
            .init("sign_in_name", Schema.text(1...PersonDraft.signInNameLength).example("maria")) {
                .string($0.signInName)
            },
            .init(
                "email", Schema.text(0...PersonDraft.emailLength).example("maria@cedarhollow.example"), "May be empty."
            ) {
                .string($0.email)
            },
            .init("phone", Schema.text(0...PhoneNumber.length).example("555-0143 x7"), "May be empty.") {
                .string($0.phone)
            },
            .init("role", .word(Role.self)) { .string($0.role.rawValue) },
            .init("active", .flag, "False for somebody who left.") { .bool($0.isActive) },
            .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
                .integer($0.version)
            },
        ])

    static let page = Shape<APIPage<Person>>.page("PersonPage", "people", of: one)

    static let number = Parameter<Person.ID>.key(of: "person")
}

extension APIAnswer {
    static func person(_ person: Person) -> APIAnswer { .ok(person, PersonShape.one, version: person.version) }
}

extension Operation.Answer {
    static func person(_ words: String) -> Self { .ok(PersonShape.one.schema, words, etag: true) }
}
