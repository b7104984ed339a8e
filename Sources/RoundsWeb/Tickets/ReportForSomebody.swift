import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /tickets/new
    func showQuickForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        let start = Entries(["channel": "phone", "kind": "incident"])
        return try await quickForm(QuickFormScreen(entries: start), request, context)
    }

    /// POST /tickets/new — saved, or filled in further by what was typed so far.
    func reportForSomebody(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        if let use = form.text("use") { return try await fill(use, form, request, context) }
        do {
            let takesIt = form.text("mine") == "yes"
            return try await once(
                form, by: person, .reportedFor, finding: { tx in try tx.quickReport(form) }
            ) { tx, report, now in
                let ticket = try tx.report(report.draft, for: report.caller, by: person, at: now)
                if takesIt { _ = try tx.takeTicket(ticket.id, by: person, at: now) }
                return ticket.id.path
            }
        } catch let complaints as Complaints {
            var screen = QuickFormScreen(entries: Entries(form, complaints: complaints.list))
            screen.found = Choice.among(try await database.read { tx in try tx.callers(form) })
            return try await quickForm(screen, request, context, status: .unprocessableContent)
        }
    }

    /// What somebody typed stays; what is still empty is filled in.
    private func fill(
        _ use: String, _ form: FormBody, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        var screen = QuickFormScreen(entries: Entries(form), keepsDraft: false)
        let now = now()
        switch use {
        case "template":
            let id: TicketTemplate.ID? = form.key("template")
            guard let template = try await database.read({ tx in try id.flatMap { try tx.template($0) } }) else {
                break
            }
            screen.entries.fill(in: template)
        case "caller":
            let callers = try await database.read { tx in try tx.callers(form) }
            screen.found = Choice.among(callers)
            if callers.isEmpty { screen.entries.complaints = [.noCaller] }
            guard callers.count == 1, let caller = callers.first else { break }
            let known = try await database.read { tx in try tx.known(of: caller) }
            screen.caller = CallerScreen(
                name: caller.name, path: "/people/\(caller.id)", place: known.place, devices: known.devices,
                open: known.open.map { line in
                    TicketLink(
                        number: line.id.number, title: line.title, state: line.state,
                        reported: text(line.reportedAt, now: now))
                })
            screen.devices = known.devices
            screen.entries.fill(["place": known.place, "callback": known.callback])
            screen.entries.values["requester"] = caller.name
            screen.entries.values["requester_id"] = caller.id.description
        default: throw Denial.notFound
        }
        return try await quickForm(screen, request, context)
    }

    private func quickForm(
        _ screen: QuickFormScreen, _ request: Request, _ context: DeskContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var screen = screen
        let (templates, services, places) = try await database.read { tx in
            (try tx.templates(onlyActive: true), try tx.services(matching: "", limit: 200), try tx.placeProposals())
        }
        screen.templates = templates.map { Choice($0.id.description, $0.title) }
        screen.services = services.map { Choice($0.id.description, $0.name) }
        screen.places = places
        screen.ask = templates.first { $0.id.description == screen.entries["template"] }?.ask ?? ""
        return .page(quickFormPage(screen, in: frame(request, context)), status: status)
    }
}

extension Choice {
    /// Who is meant, when it can be several.
    fileprivate static func among(_ callers: [Person]) -> [Choice] {
        callers.count > 1 ? callers.map { Choice($0.id.description, $0.name, $0.signInName) } : []
    }
}

extension Entries {
    fileprivate mutating func fill(_ known: [String: String]) {
        for (name, value) in known where self[name].isEmpty { values[name] = value }
    }

    fileprivate mutating func fill(in template: TicketTemplate) {
        fill([
            "title": template.title, "details": template.details, "service": template.service?.description ?? "",
        ])
        // These always hold a choice, so that the template's stands.
        values["kind"] = template.kind.rawValue
        values["affected"] = template.affected.rawValue
        values["workaround"] = template.workaround.rawValue
        if template.careAffected { values["care"] = "yes" }
    }
}

extension Complaint {
    static let noCaller = Complaint(
        "requester", "Nobody is called that. Type how the first or last name begins, or add them under People.")
    static let manyCallers = Complaint("requester_id", "Several people fit. Choose who it is.")
}

extension Transaction {
    /// Who calls, and what they report.
    /// - Throws: ``Complaints``, also when nobody or several are called so.
    fileprivate func quickReport(_ form: FormBody) throws -> (caller: Person.ID, draft: TicketDraft) {
        let callers = try callers(form)
        let draft = try TicketDraft(quick: form, callers: callers)
        guard let caller = callers.first else { throw Complaints([Complaint.noCaller]) }
        return (caller.id, try naming(draft, by: form))
    }
}

extension TicketDraft {
    fileprivate init(quick form: FormBody, callers: [Person]) throws(Complaints) {
        var complaints: [Complaint] = []
        if callers.isEmpty { complaints.append(.noCaller) }
        if callers.count > 1 { complaints.append(.manyCallers) }
        do {
            try self.init(
                kind: form.word("kind") ?? .incident,
                channel: form.text("channel") == Ticket.Channel.walkUp.rawValue ? .walkUp : .phone,
                title: form.text("title") ?? "", details: form.text("details") ?? "", place: form.text("place") ?? "",
                callback: form.text("callback") ?? "", careAffected: form.text("care") == "yes",
                affected: form.word("affected"), workaround: form.word("workaround"),
                priority: form.text("priority").flatMap(Int64.init).flatMap(Priority.init(rawValue:)),
                priorityReason: form.text("priority_reason") ?? "", service: form.key("service"))
        } catch {
            throw Complaints(complaints + error.list)
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}
