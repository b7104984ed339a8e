import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /tickets/:number/change — saves what was changed on the page and nothing else.
    func changeTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        let typed = Dictionary(
            Ticket.Fields.Name.allCases.map { ($0.rawValue, form.text($0.rawValue) ?? "") },
            uniquingKeysWith: { first, _ in first })
        let now = now()
        let base = try Ticket.Fields(form, prefix: "was_")
        do {
            let mine = try Ticket.Fields(form, prefix: "")
            let before = try await database.write { tx in
                let before = try tx.ticket(id, for: .work, by: person)
                return (before, try tx.changeTicket(id, to: mine, from: base, by: person, at: now))
            }
            return .done(before.0.version == before.1.version ? .unchanged : .changed, at: id.path)
        } catch let complaints as Complaints {
            var screen = try await ticketScreen(id, for: person)
            screen.facts.entries = Entries(typed, complaints: complaints.list)
            return .page(ticketPage(screen, in: frame(request, context)), status: .unprocessableContent)
        } catch let conflict as FieldConflict {
            return try await showConflict(conflict, base: base, request, context)
        }
    }
}

extension Ticket.Fields {
    /// - Parameter prefix: `was_` for what the page showed, empty for what was typed.
    init(_ form: FormBody, prefix: String) throws(Complaints) {
        func text(_ name: Name) -> String { (form.text(prefix + name.rawValue) ?? "").trimmed.singleLine }
        guard let priority = Int64(text(.priority)).flatMap(Priority.init(rawValue:)) else {
            throw Complaints([Complaint("priority", "Choose a priority from P1 to P4.")])
        }
        self.init(
            title: text(.title), priority: priority, priorityReason: text(.priorityReason),
            assignee: Int64(text(.assignee)).map(Person.ID.init),
            team: Int64(text(.team)).map(Team.ID.init), place: text(.place), callback: text(.callback),
            location: Int64(text(.location)).map(Location.ID.init), service: Int64(text(.service)).map(Service.ID.init),
            device: Int64(text(.device)).map(Device.ID.init))
    }
}
