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
        return .page(quickFormPage(QuickFormScreen(entries: start), in: frame(request, context)))
    }

    /// POST /tickets/new
    func reportForSomebody(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        let callers = try await database.read { tx in try tx.callers(form) }
        do {
            let draft = try TicketDraft(quick: form, callers: callers)
            guard let caller = callers.first else { throw Complaints([Complaint.noCaller]) }
            let takesIt = form.text("mine") == "yes"
            return try await once(form, by: person, .reported) { tx, now in
                let ticket = try tx.report(draft, for: caller.id, by: person, at: now)
                if takesIt { _ = try tx.takeTicket(ticket.id, by: person, at: now) }
                return ticket.id.path
            }
        } catch let complaints as Complaints {
            let several = callers.count > 1 ? callers.map { Choice($0.id.description, $0.name, $0.signInName) } : []
            let screen = QuickFormScreen(entries: Entries(form, complaints: complaints.list), found: several)
            return .page(quickFormPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }
}

extension Transaction {
    /// The one who was chosen among several, or whoever the words fit; at most eight to choose from.
    fileprivate func callers(_ form: FormBody) throws -> [Person] {
        if let chosen = form.text("requester_id").flatMap(Int64.init), let person = try person(Person.ID(chosen)) {
            return [person]
        }
        let typed = (form.text("requester") ?? "").trimmed
        guard !typed.isEmpty else { return [] }
        if let exact = try person(signInName: typed) { return [exact] }
        return try people(matching: typed, limit: 8).filter { $0.isActive && $0.role != .program }
    }
}

extension Complaint {
    static let noCaller = Complaint(
        "requester", "Nobody is called that. Type how the name begins, or add them under People.")
    static let manyCallers = Complaint("requester_id", "Several people fit. Choose who it is.")
}

extension TicketDraft {
    fileprivate init(quick form: FormBody, callers: [Person]) throws(Complaints) {
        var complaints: [Complaint] = []
        if callers.isEmpty { complaints.append(.noCaller) }
        if callers.count > 1 { complaints.append(.manyCallers) }
        do {
            try self.init(
                kind: Ticket.Kind(rawValue: form.text("kind") ?? "") ?? .incident,
                channel: form.text("channel") == Ticket.Channel.walkUp.rawValue ? .walkUp : .phone,
                title: form.text("title") ?? "", details: form.text("details") ?? "", place: form.text("place") ?? "",
                callback: form.text("callback") ?? "", careAffected: form.text("care") == "yes",
                priority: form.text("priority").flatMap(Int64.init).flatMap(Priority.init(rawValue:)))
        } catch {
            throw Complaints(complaints + error.list)
        }
        guard complaints.isEmpty else { throw Complaints(complaints) }
    }
}
