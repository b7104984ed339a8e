import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /portal/report?service=7
    func showReportForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        let query = try request.query()
        let entries = Entries(["kind": "incident", "service": query.text("service") ?? ""])
        return try await report(.what, entries, keepsDraft: true, request, context)
    }

    /// POST /portal/report — to another step, or to IT.
    func reportProblem(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        let move = ReportMove(form.text("to"))
        do {
            let draft = try TicketDraft(portal: form, for: move)
            guard move == .send, let draft else { throw Onward() }
            let named = try await database.read { tx in try tx.named(draft, by: form) }
            return try await once(form, by: person, .reported) { tx, now in
                let ticket = try tx.report(named, for: person.id, by: person, at: now)
                return "/portal/reported/\(ticket.id)"
            }
        } catch is Onward {
            guard case .show(let step) = move else { throw Denial.notFound }
            return try await report(step, Entries(form), keepsDraft: false, request, context)
        } catch let complaints as Complaints {
            let step = ReportStep.allCases.first { step in
                complaints.list.contains { step.fields.contains($0.field) }
            }
            let entries = Entries(
                form, complaints: complaints.list.filter { (step ?? .what).fields.contains($0.field) })
            return try await report(
                step ?? .what, entries, keepsDraft: false, request, context, status: .unprocessableContent)
        }
    }

    private struct Onward: Error {}

    private func report(
        _ step: ReportStep, _ entries: Entries, keepsDraft: Bool, _ request: Request, _ context: DeskContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let now = now()
        let service = Int64(entries["service"]).flatMap { $0 > 0 ? Service.ID($0) : nil }
        let found = try await database.read { tx in
            (
                services: step == .what ? try tx.services(matching: "", limit: 200) : [],
                places: step == .place ? try tx.placeProposals() : [],
                trouble: try service.flatMap { try tx.troubleFound(of: $0, at: now) }, phone: try tx.deskPhone(),
                articles: step == .what
                    ? []
                    : try tx.articles(helpingWith: entries["title"], service: service, for: .everyone, limit: 3)
            )
        }
        var screen = ReportScreen(step: step, entries: entries, keepsDraft: keepsDraft)
        screen.services = found.services.sorted { $0.name.foldedKey < $1.name.foldedKey }
            .map { Choice($0.id.description, $0.name) }
        screen.places = found.places
        screen.help = found.trouble.flatMap { helpNow($0, at: now) }
        screen.phone = found.phone
        screen.articles = found.articles
        return .page(reportPage(screen, in: frame(request, context)), status: status)
    }

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
                standing: Standing(
                    state: ticket.state, assignee: lines.first?.assignee, waiting: ticket.waiting?.on),
                reported: text(ticket.reportedAt, now: now), changed: text(ticket.reportedAt, now: now)),
            isCareAffected: ticket.careAffected, callback: ticket.fields.callback,
            answerBy: answerBy.map { text($0, now: now) }, phone: phone, fallback: service?.fallback ?? "")
        return .page(reportedPage(screen, in: frame(request, context)))
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
    /// The draft with the place, the service and the device that its words name. A sticker that is not known is kept as it
    /// was read: nobody with a patient waiting looks for a better one.
    /// - Throws: ``Complaints`` when several are called so, unless care is affected now: then the words stand as they are.
    fileprivate func named(_ draft: TicketDraft, by form: FormBody) throws -> TicketDraft {
        let sticker = (form.text("device") ?? "").trimmed.singleLine
        let (place, device) = try meant(by: draft, sticker)
        let named: Service.ID? = form.key("service")
        let service = try named.flatMap { try self.service($0) }
        let unknown = sticker.isEmpty || device != nil ? "" : "Sticker on the device: \(sticker.prefix(Code.length))"
        let details = [draft.details, unknown].filter { !$0.isEmpty }.joined(separator: "\n\n")
        return try TicketDraft(
            kind: draft.kind, channel: draft.channel, title: draft.title, details: details,
            place: try place.map { try words(for: $0) } ?? draft.place, callback: draft.callback,
            careAffected: draft.circumstances.careAffected, affected: draft.circumstances.affected,
            workaround: draft.circumstances.workaround, location: place?.id, service: service?.id, device: device?.id)
    }

    private func meant(by draft: TicketDraft, _ sticker: String) throws -> (place: Location?, device: Device?) {
        do {
            return try subjects(place: draft.place, device: sticker)
        } catch is Complaints where draft.circumstances.careAffected {
            return (nil, nil)
        }
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
