import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /tickets/:number/resolve
    func showResolveForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let (screen, isOpen) = try await resolveScreen(id, for: try context.person)
        guard isOpen else { throw Refusal("\(id.code) is resolved already.") }
        return .page(resolvePage(screen, in: frame(request, context)))
    }

    /// POST /tickets/:number/resolve
    func resolveTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        do {
            return try await once(form, by: person, .resolved, at: id.path) { tx, now in
                _ = try tx.resolveTicket(
                    id, fix: form.text("fix") ?? "", cause: form.text("cause") ?? "", version: form.integer("version"),
                    by: person, at: now)
            }
        } catch let complaints as Complaints {
            return try await resolveAgain(id, form, complaints.list, .unprocessableContent, request, context)
        } catch is Stale {
            let told = Complaint("", "A colleague changed this request meanwhile. Look at it, then resolve it again.")
            return try await resolveAgain(id, form, [told], .conflict, request, context)
        }
    }

    private func resolveAgain(
        _ id: Ticket.ID, _ form: FormBody, _ complaints: [Complaint], _ status: HTTPResponse.Status, _ request: Request,
        _ context: DeskContext
    ) async throws -> Response {
        var (screen, _) = try await resolveScreen(id, for: try context.person)
        screen.entries = Entries(form, complaints: complaints)
        return .page(resolvePage(screen, in: frame(request, context)), status: status)
    }

    /// Also of a ticket that a colleague resolved meanwhile: what was typed is shown again.
    private func resolveScreen(
        _ id: Ticket.ID, for person: Person
    ) async throws -> (screen: ResolveScreen, isOpen: Bool) {
        let (ticket, requester) = try await database.read { tx in
            let ticket = try tx.ticket(id, for: .work, by: person)
            return (ticket, try tx.person(ticket.requester)?.name ?? "")
        }
        let screen = ResolveScreen(
            number: id.number, title: ticket.fields.title, requester: requester,
            hasReader: ticket.hasReader, version: ticket.version)
        return (screen, ticket.state.isOpen)
    }
}
