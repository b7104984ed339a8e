import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/people
    func listPeopleAPI(_ call: APICall) async throws -> APIAnswer {
        let start = try call[Self.nameStart] ?? ""
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[Self.peopleAfter]
        let found = try await database.read { tx in
            let last = try after.map { id in
                guard let person = try tx.person(id) else {
                    throw WrongParameter(
                        name: "after", place: .query, sentence: "after is what a page before answered as next.")
                }
                return (name: person.name, id: id)
            }
            return try tx.people(matching: start, after: last, limit: limit + 1)
        }
        let page = Array(found.prefix(limit))
        return .page(page, next: found.count > limit ? page.last?.id.description : nil, PersonShape.page)
    }

    /// GET /api/v1/people/{id}
    func readPersonAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[PersonShape.number]
        guard let person = try await database.read({ tx in try tx.person(id) }) else { throw Denial.notFound }
        return .person(person)
    }

    fileprivate static let nameStart = Parameter<String?>.optional(
        "name", Schema.words(0...100).example("Mar"),
        "Only people whose first, last or sign-in name begins so; of several words each.",
        refused: "name is at most 100 characters."
    ) { $0.unicodeScalars.count <= 100 ? $0 : nil }

    fileprivate static let peopleAfter = Parameter<Person.ID?>.optional(
        "after", Schema.text(1...16, pattern: "^[1-9][0-9]{0,14}$").example("17"),
        "Where the page begins: `next` of the page before.", refused: "after is what a page before answered as next."
    ) { $0.asWholeNumber.map(Person.ID.init) }
}

extension Operation {
    static let listPeople = Operation(
        "listPeople", "List people", in: .people, "By name.",
        parameters: [Desk.nameStart, Parameter<Int>.limit(), Desk.peopleAfter],
        answer: .page(PersonShape.page.schema, "A page of people."))

    static let readPerson = Operation(
        "readPerson", "Read a person", in: .people, parameters: [PersonShape.number], answer: .person("The person."))
}
