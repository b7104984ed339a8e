import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    var promiseRoutes: [Route] {
        [
            get("promises", may: .readTickets, showPromises), post("promises", may: .manageRequests, savePromises),
        ]
    }

    /// GET /promises
    func showPromises(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await promises(request, context)
    }

    /// POST /promises
    func savePromises(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 131_072)
        let phone = form.line("phone")
        do {
            let levels = try ServiceLevels(form)
            let version = try form.version
            return try await once(form, by: person, .saved, at: "/promises") { tx, now in
                try tx.setDeskPhone(phone, by: person, at: now)
                guard levels.promises != (try tx.serviceLevels()).promises else { return }
                _ = try tx.saveServiceLevels(levels, version: version, by: person, at: now)
            }
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await promises(request, context, entries: entries, status: .unprocessableContent)
        } catch is Stale {
            let told = Complaint(
                "", "A colleague changed what is promised meanwhile. Here it is as it stands now; change it again.")
            return try await promises(request, context, complaints: [told], status: .conflict)
        }
    }

    private func promises(
        _ request: Request, _ context: DeskContext, entries: Entries? = nil, complaints: [Complaint] = [],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let (levels, phone) = try await database.read { tx in (try tx.serviceLevels(), try tx.deskPhone()) }
        var shown = entries ?? Entries(levels, phone: phone)
        shown.complaints += complaints
        let named = (1...ServiceLevels.mostCalendars).last { !shown["calendar_name_\($0)"].isEmpty } ?? 0
        let screen = PromisesScreen(
            entries: shown, places: min(named + 1, ServiceLevels.mostCalendars),
            calendars: levels.calendars.map { Choice($0.id.description, $0.name) },
            mayManage: person.may(.manageRequests))
        return .page(promisesPage(screen, in: frame(request, context)), status: status)
    }
}

extension ServiceLevels {
    /// Without the version, which says nothing about what is promised.
    var promises: ServiceLevels {
        ServiceLevels(targets: targets, calendars: calendars, closeAfterDays: closeAfterDays, version: 0)
    }
}
