import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /locations/new
    func showNewLocation(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await locationForm(nil, request, context, entries: Entries(LocationFormScreen.new))
    }

    /// POST /locations/new
    func addLocation(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 16_384)
        do {
            let fields = try Location.Fields(form, prefix: "")
            return try await once(form, by: person, .saved) { tx, now in
                try tx.addLocation(fields, by: .person(person.id), at: now).id.path
            }
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await locationForm(nil, request, context, entries: entries, status: .unprocessableContent)
        }
    }

    /// GET /locations/:location/change
    func showLocationForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await locationForm(try context.key("location"), request, context)
    }

    /// POST /locations/:location/change
    func changeLocation(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Location.ID = try context.key("location")
        let by = try context.person.id
        let form = try await request.form(upTo: 16_384)
        let now = now()
        let base = try Location.Fields(form, prefix: "was_")
        do {
            let mine = try Location.Fields(form, prefix: "")
            _ = try await database.write { tx in
                try tx.changeLocation(id, to: mine, from: base, by: .person(by), at: now)
            }
            return .done(.saved, at: id.path)
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await locationForm(
                id, request, context, base: base.entries, entries: entries, status: .unprocessableContent)
        } catch let clash as Clash<Location.Fields> {
            let choices = try await database.read { tx in try tx.placeChoices(keeping: clash.current.parent) }
            let entries = clash.entries(from: base) { field, value in choices.words(field, value) }
            return try await locationForm(
                id, request, context, base: clash.current.entries, entries: entries, status: .conflict)
        }
    }

    private func locationForm(
        _ id: Location.ID?, _ request: Request, _ context: DeskContext, base: [String: String]? = nil,
        entries: Entries? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (place, choices) = try await database.read { tx in
            let place = try id.flatMap { try tx.location($0) }
            guard place != nil || id == nil else { throw Denial.notFound }
            return (place, try tx.placeChoices(keeping: place?.parent))
        }
        let stands = base ?? place?.fields.entries ?? [:]
        let screen = LocationFormScreen(
            place: place, base: stands, entries: entries ?? Entries(stands),
            places: choices.places.filter { $0.value != id?.description })
        return .page(locationFormPage(screen, in: frame(request, context)), status: status)
    }
}
