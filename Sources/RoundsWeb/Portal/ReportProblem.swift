import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /portal/report
    func showReportForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        .page(reportPage(ReportScreen(entries: Entries(["kind": "incident"])), in: frame(request, context)))
    }

    /// POST /portal/report
    func reportProblem(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        do {
            let draft = try TicketDraft(portal: form)
            return try await once(form, by: person, .reported) { tx, now in
                let ticket = try tx.report(draft, for: person.id, by: person, at: now)
                return "/portal/reported/\(ticket.id)"
            }
        } catch let complaints as Complaints {
            let screen = ReportScreen(entries: Entries(form, complaints: complaints.list))
            return .page(reportPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    /// GET /portal/reported/:number
    func showReported(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id = try context.ticketNumber()
        let (ticket, lines) = try await database.read { tx in
            (try tx.ticket(id, for: .read, by: person), try tx.tickets(numbered: [id]))
        }
        let now = now()
        let screen = ReportedScreen(
            request: OwnRequest(
                number: id.number, title: ticket.fields.title,
                standing: Standing(
                    state: ticket.state, assignee: lines.first?.assignee, waiting: ticket.waiting?.on),
                reported: text(ticket.reportedAt, now: now), changed: text(ticket.reportedAt, now: now)),
            isCareAffected: ticket.careAffected, callback: ticket.fields.callback)
        return .page(reportedPage(screen, in: frame(request, context)))
    }
}

extension TicketDraft {
    fileprivate init(portal form: FormBody) throws(Complaints) {
        var complaints: [Complaint] = []
        let kind = Ticket.Kind(rawValue: form.text("kind") ?? "")
        if kind == nil { complaints.append(Complaint("kind", "Say whether something is broken or needed.")) }
        let care = form.text("care")
        if care != "yes", care != "no" {
            complaints.append(Complaint("care", "Say whether a patient is waiting or at risk."))
        }
        do {
            try self.init(
                kind: kind ?? .incident, channel: .portal, title: form.text("title") ?? "",
                details: form.text("details") ?? "", place: form.text("place") ?? "",
                callback: form.text("callback") ?? "", careAffected: care == "yes")
        } catch {
            throw Complaints(error.list + complaints)
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}

extension Entries {
    /// What was typed, as it was typed.
    init(_ form: FormBody, complaints: [Complaint] = []) {
        self.init(
            Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
            complaints: complaints)
    }
}
