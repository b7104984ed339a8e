import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /tickets/:number/wait
    func showWaitForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let (screen, isOpen) = try await waitScreen(id, for: try context.person)
        guard isOpen else { throw Refusal("\(id.code) is resolved. Reopen it first.") }
        return .page(waitPage(screen, in: frame(request, context)))
    }

    /// POST /tickets/:number/wait — says what is asked, if anything is, and waits.
    func waitForSomebody(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        do {
            let waiting = try Ticket.Waiting(form)
            return try await once(form, by: person, .waits, at: id.path) { tx, now in
                _ = try tx.putTicket(
                    id, waiting, asking: form.text("question") ?? "", version: form.integer("version"), by: person,
                    at: now)
            }
        } catch let complaints as Complaints {
            return try await waitAgain(id, form, complaints.list, .unprocessableContent, request, context)
        } catch let refusal as Refusal {
            let told = [Complaint("", refusal.sentence)]
            return try await waitAgain(id, form, told, .unprocessableContent, request, context)
        } catch is Stale {
            let told = [Complaint("", "A colleague changed this request meanwhile. Look at it, then say again.")]
            return try await waitAgain(id, form, told, .conflict, request, context)
        }
    }

    /// POST /tickets/:number/resume
    func resumeTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let now = now()
        _ = try await database.write { tx in try tx.resumeTicket(id, by: person, at: now) }
        return .done(.resumed, at: id.path)
    }

    private func waitAgain(
        _ id: Ticket.ID, _ form: FormBody, _ complaints: [Complaint], _ status: HTTPResponse.Status, _ request: Request,
        _ context: DeskContext
    ) async throws -> Response {
        var (screen, _) = try await waitScreen(id, for: try context.person)
        screen.entries = Entries(form, complaints: complaints)
        return .page(waitPage(screen, in: frame(request, context)), status: status)
    }

    /// Also of a ticket that a colleague resolved meanwhile: what was typed is shown again.
    private func waitScreen(
        _ id: Ticket.ID, for person: Person
    ) async throws -> (screen: WaitScreen, isOpen: Bool) {
        let (ticket, requester) = try await database.read { tx in
            let ticket = try tx.ticket(id, for: .work, by: person)
            return (ticket, try tx.person(ticket.requester)?.name ?? "")
        }
        let screen = WaitScreen(
            number: id.number, title: ticket.fields.title, requester: requester, hasReader: ticket.hasReader,
            version: ticket.version,
            entries: Entries([
                "on": (ticket.waiting?.on ?? (ticket.hasReader ? .requester : .vendor)).rawValue,
                "follow_up": ticket.waiting?.followUp?.iso ?? "",
            ]))
        return (screen, ticket.state.isOpen)
    }
}

extension Ticket.Waiting {
    init(_ form: FormBody) throws(Complaints) {
        guard let side = Side(rawValue: form.text("on") ?? "") else {
            throw Complaints([Complaint("on", "Say for whom it waits.")])
        }
        let typed = (form.text("follow_up") ?? "").trimmed
        let day = typed.isEmpty ? nil : Day(iso: typed)
        if !typed.isEmpty, day == nil {
            throw Complaints([Complaint("follow_up", "A day looks like 2026-11-24.")])
        }
        self.init(on: side, followUp: day)
    }
}
