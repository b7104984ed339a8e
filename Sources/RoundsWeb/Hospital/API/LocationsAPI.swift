import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/locations
    func listLocationsAPI(_ call: APICall) async throws -> APIAnswer {
        let start = try call[Parameter<String?>.typed("What is being typed: the beginning of the code, or words.")]
        let places = try await database.read { tx in
            try start.map { try tx.locations(matching: $0, limit: 200) } ?? tx.locations()
        }
        return .ok(places, LocationShape.all)
    }

    /// GET /api/v1/locations/{id}
    func readLocationAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[LocationShape.number]
        guard let place = try await database.read({ tx in try tx.location(id) }) else { throw Denial.notFound }
        return .location(place)
    }

    /// POST /api/v1/locations
    func addLocationAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        var fields = Location.Fields(code: "", name: "", kind: .unit)
        LocationEdits(body, isNew: true).apply(to: &fields)
        try body.finish()
        return Change { [fields] tx in
            let place = try LocationEdits.named { try tx.addLocation(fields, by: .person(person.id), at: now) }
            return .created(place, LocationShape.one, at: "/api/v1/locations/\(place.id)", version: place.version)
        }
    }

    /// PATCH /api/v1/locations/{id}
    func changeLocationAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[LocationShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let edits = LocationEdits(body, isNew: false)
        try body.finish()
        return Change { tx in
            guard let place = try tx.location(id) else { throw Denial.notFound }
            try seen.require(place.version)
            var fields = place.fields
            edits.apply(to: &fields)
            return .location(
                try LocationEdits.named {
                    try tx.changeLocation(id, to: fields, from: place.fields, by: .person(person.id), at: now)
                })
        }
    }
}

extension Operation {
    static let listLocations = Operation(
        "listLocations", "List places", in: .hospital, "By code, all of them; with `q` those in use that fit.",
        parameters: [Parameter<String?>.typed("What is being typed: the beginning of the code, or words.")],
        answer: .ok(LocationShape.all.schema, "The places."))
    static let readLocation = Operation(
        "readLocation", "Read a place", in: .hospital, parameters: [LocationShape.number],
        answer: .ok(LocationShape.one.schema, "The place.", etag: true))
    static let addLocation = Operation(
        "addLocation", "Add a place", in: .hospital, body: LocationEdits.new,
        answer: .created(LocationShape.one.schema, "The new place; `Location` leads to it.", etag: true))
    static let changeLocation = Operation(
        "changeLocation", "Change a place", in: .hospital,
        parameters: [LocationShape.number, Condition.mustMatch], body: LocationEdits.change,
        answer: .ok(LocationShape.one.schema, "The place as it is now.", etag: true))
}

enum LocationShape {
    static let one = Shape<Location>(
        "Location", "A place: campus, building, floor, unit, room.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("code", Schema.text(1...Code.length).example("4W")) { .string($0.code) },
            .init("name", Schema.text(1...Location.Fields.nameLength).example("4 West oncology")) { .string($0.name) },
            .init("kind", .word(Location.Kind.self)) { .string($0.kind.rawValue) },
            .init("parent_id", Schema.number.orNull, "The place around it.") { JSON($0.parent?.number) },
            .init(
                "care_setting", Schema.word(CareSetting.self).orNull,
                "What kind of care happens there; null takes that of the place around it."
            ) { JSON($0.careSetting?.rawValue) },
            .init("active", .flag) { .bool($0.isActive) },
            .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
                .integer($0.version)
            },
        ])

    static let all = Shape<[Location]>(
        "Locations", "Places.", [.init("locations", .list(one.schema, 0...5_000)) { JSON($0.map(one.json)) }])

    static let number = Parameter<Location.ID>.key(of: "place")
}

struct LocationEdits: Sendable {
    private let code: Edit<String>
    private let name: Edit<String>
    private let kind: Edit<Location.Kind>
    private let parent: Edit<Location.ID>
    private let careSetting: Edit<CareSetting>
    private let active: Edit<Bool>

    init(_ body: APIBody, isNew: Bool) {
        code = body[isNew ? HospitalMember.needed(Self.code) : Self.code]
        name = body[isNew ? HospitalMember.needed(Self.name) : Self.name]
        kind = body[isNew ? HospitalMember.needed(Self.kind) : Self.kind]
        parent = body[Self.parent]
        careSetting = body[Self.careSetting]
        active = body[HospitalMember.active]
    }

    func apply(to fields: inout Location.Fields) {
        code.oneLine.applied(to: &fields.code)
        name.oneLine.applied(to: &fields.name)
        kind.applied(to: &fields.kind)
        parent.applied(to: &fields.parent)
        careSetting.applied(to: &fields.careSetting)
        active.applied(to: &fields.isActive)
    }

    static func named<Answer>(_ work: () throws -> Answer) throws -> Answer {
        do { return try work() } catch let complaints as Complaints { throw complaints.naming(["parent": parent.name]) }
    }

    private static let code = HospitalMember.code("code", "A short name that no other place has.", example: "4W-14")
    private static let name = Member<Edit<String>>.editedText(
        "name", 1...Location.Fields.nameLength, "What people call it.", example: "Room 14")
    private static let kind = Member<Edit<Location.Kind>>.editedWord(
        Location.Kind.self, "kind", "What sort of place it is.")
    private static let parent = Member<Edit<Location.ID>>(
        name: "parent_id", schema: Schema.number.orNull.saying("The place around it.").example(.null), isRequired: false
    ) { $0.isNull ? .clear : $0.optionalInteger(1...9_007_199_254_740_991).map { .set(.init($0)) } ?? .keep }
    private static let careSetting = HospitalMember.optionalWord(
        CareSetting.self, "care_setting", "What kind of care happens there.")

    static let new = Operation.Body(
        name: "NewLocation",
        members: [
            HospitalMember.needed(code, example: "4W-15"), HospitalMember.needed(name), HospitalMember.needed(kind),
            parent, careSetting,
            HospitalMember.active,
        ])
    static let change = Operation.Body(
        name: "LocationChange", members: [code, name, kind, parent, careSetting, HospitalMember.active], atLeast: 1)
}

extension APIAnswer {
    static func location(_ place: Location) -> APIAnswer { .ok(place, LocationShape.one, version: place.version) }
}

extension Parameter where Value == String? {
    /// `q`, for lists that are looked through while somebody types.
    static func typed(_ words: String) -> Parameter {
        .optional("q", Schema.typed(1...100).example("onc"), words, refused: "q is 1 to 100 characters.") {
            (1...100).contains($0.unicodeScalars.count) ? $0 : nil
        }
    }
}
