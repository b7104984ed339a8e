import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /portal/report — to another step, or to IT; then the way back leads to a new report. `stops=7` chooses a service that
    /// is in trouble, whatever else is typed or still missing.
    func reportProblem(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        if let service: Service.ID = form.key("stops") {
            return try await goOn(to: .what, form.about(service), by: person)
        }
        let (move, kept) = (ReportMove(form.text("to")), form.keptKey)
        do {
            let draft = try TicketDraft(portal: form, for: move)
            guard move == .send, let draft else { throw Onward() }
            return try await once(
                form, by: person, .reported, finding: { tx in try tx.named(draft, by: form) }
            ) { tx, named, now in
                let ticket = try tx.report(named, for: person.id, by: person, at: now)
                if let kept { try tx.forgetForm(kept, of: person.id) }
                return "/portal/reported/\(ticket.id)"
            }
        } catch is Onward {
            guard case .show(let step) = move else { throw Denial.notFound }
            return try await goOn(to: step, form, by: person)
        } catch let complaints as Complaints {
            let step = ReportStep.allCases.first { step in
                complaints.list.contains { step.fields.contains($0.field) }
            }
            let entries = Entries(
                form, complaints: complaints.list.filter { (step ?? .what).fields.contains($0.field) })
            return try await showReport(
                step ?? .what, entries, keepsDraft: false, request, context, status: .unprocessableContent)
        }
    }

    private struct Onward: Error {}

    /// GET /portal/reported/:number
    func showReported(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id = try context.ticketNumber()
        let (ticket, lines, clock, service, phone) = try await database.read { tx in
            let ticket = try tx.ticket(id, for: .read, by: person)
            return (
                ticket, try tx.tickets(numbered: [id]), try tx.storedClock(of: id),
                try ticket.fields.service.flatMap { try tx.service($0) }, try tx.deskPhone()
            )
        }
        let now = now()
        let answerBy = clock?.answeredAt == nil ? clock?.responseDue : nil
        let screen = ReportedScreen(
            request: OwnRequest(
                number: id.number, title: ticket.fields.title,
                standing: lines.first.map { Standing($0) } ?? Standing(state: ticket.state, assignee: nil),
                reported: text(ticket.reportedAt, now: now), changed: text(ticket.reportedAt, now: now)),
            isCareAffected: ticket.careAffected, callback: ticket.fields.callback,
            answerBy: answerBy.map { text($0, now: now) }, phone: phone, fallback: service?.fallback ?? "")
        return .page(reportedPage(screen, in: frame(request, context)))
    }
}

extension FormBody {
    /// The report as it is, about this service.
    fileprivate func about(_ service: Service.ID) -> FormBody {
        FormBody(
            fields: fields.filter { $0.name != "service" } + [Field(name: "service", value: service.description)])
    }
}

extension TicketDraft {
    /// Nil on the way to another step.
    /// - Throws: ``Complaints`` about what the move needs.
    fileprivate init?(portal form: FormBody, for move: ReportMove) throws(Complaints) {
        var complaints: [Complaint] = []
        let kind = Ticket.Kind(rawValue: form.text("kind") ?? "")
        if kind == nil { complaints.append(Complaint("kind", "Say whether something is broken or needed.")) }
        let care = form.text("care")
        if care != "yes", care != "no" {
            complaints.append(Complaint("care", "Say whether a patient is waiting or at risk."))
        }
        var draft: TicketDraft?
        do {
            draft = try TicketDraft(
                kind: kind ?? .incident, channel: .portal, title: form.text("title") ?? "",
                details: form.text("details") ?? "", place: form.text("place") ?? "",
                callback: form.text("callback") ?? "", careAffected: care == "yes",
                affected: CareCircumstances.Affected(rawValue: form.text("affected") ?? ""),
                workaround: CareCircumstances.Workaround(rawValue: form.text("workaround") ?? ""))
        } catch {
            complaints = error.list + complaints
        }
        let needed = move.needs.flatMap(\.fields)
        complaints = complaints.filter { needed.contains($0.field) }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        guard move == .send, let draft else { return nil }
        self = draft
    }
}

extension Transaction {
    /// The draft with the place, the service and the device that the form names. A service that was retired since the form was
    /// shown is left out.
    fileprivate func named(_ draft: TicketDraft, by form: FormBody) throws -> TicketDraft {
        let chosen: Service.ID? = form.key("service")
        let service = try chosen.flatMap { try self.service($0) }
        return try named(
            draft, service: service?.isActive == true ? service?.id : nil, sticker: form.text("device") ?? "")
    }

    /// Places to be proposed while somebody types: `Room 12 · 4W-12`, at most 500.
    func placeProposals() throws -> [String] {
        try locations().lazy.filter { $0.isActive && $0.kind.rank > 2 }.prefix(500).map { "\($0.name) · \($0.code)" }
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
