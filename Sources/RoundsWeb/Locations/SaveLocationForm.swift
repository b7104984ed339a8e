import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /locations/new
    func showNewLocation(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await locationForm(nil, request, context, starting: Entries(LocationFormScreen.new))
    }

    /// POST /locations/new
    func addLocation(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await add(request, context, upTo: 16_384) { tx, fields, person, now in
            try tx.addLocation(fields, by: .person(person.id), at: now).id.path
        } again: { form in
            try await locationForm(nil, request, context, again: form)
        }
    }

    /// GET /locations/:location/change
    func showLocationForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await locationForm(try context.key("location"), request, context)
    }

    /// POST /locations/:location/change
    func changeLocation(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Location.ID = try context.key("location")
        return try await change(request, context, upTo: 16_384, at: id.path) { tx, mine, base, person, now in
            _ = try tx.changeLocation(id, to: mine, from: base, by: .person(person.id), at: now)
        } words: { now in
            try await self.database.read { tx in try tx.placeChoices(keeping: now.parent) }.words
        } again: { form in
            try await locationForm(id, request, context, again: form)
        }
    }

    private func locationForm(
        _ id: Location.ID?, _ request: Request, _ context: DeskContext, starting entries: Entries? = nil,
        again form: FieldFormAgain? = nil
    ) async throws -> Response {
        let (place, choices) = try await database.read { tx in
            let place = try id.flatMap { try tx.location($0) }
            guard place != nil || id == nil else { throw Denial.notFound }
            return (place, try tx.placeChoices(keeping: place?.parent))
        }
        let stands = form?.base ?? place?.fields.entries ?? [:]
        let screen = LocationFormScreen(
            place: place, base: stands, entries: form?.entries ?? entries ?? Entries(stands),
            places: choices.places.filter { $0.value != id?.description })
        return .page(locationFormPage(screen, in: frame(request, context)), status: form?.status ?? .ok)
    }
}
