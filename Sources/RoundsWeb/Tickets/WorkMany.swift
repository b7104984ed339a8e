import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// How many can be worked at once: what fits on a page of the list.
    static let mostAtOnce = 50

    /// POST /tickets/bulk — each in a transaction of its own, so that what cannot be done holds nothing else up.
    func workMany(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        guard let deed = BulkDeed(rawValue: form.text("act") ?? "") else { throw Denial.notFound }
        let ids = form.all("ticket").prefix(Self.mostAtOnce).compactMap { Int64($0).map(Ticket.ID.init) }
        guard !ids.isEmpty else { throw Refusal("Choose one request at least: press x on its row, or tick its box.") }
        var lines: [BulkScreen.Line] = []
        for id in ids {
            lines.append(.init(number: id.number, fault: try await fault(of: deed, on: id, form, by: person)))
        }
        return .page(bulkPage(BulkScreen(deed: deed, lines: lines), in: frame(request, context)))
    }

    /// Why it could not be done, in a sentence; nil when it is done.
    private func fault(
        of deed: BulkDeed, on id: Ticket.ID, _ form: FormBody, by person: Person
    ) async throws -> String? {
        let now = now()
        do {
            try await database.write { tx in try tx.work(deed, on: id, form, by: person, at: now) }
            return nil
        } catch let refusal as Refusal {
            return refusal.sentence
        } catch let complaints as Complaints {
            return complaints.list.map(\.sentence).joined(separator: " ")
        } catch is Stale {
            return "A colleague changed it at the same moment."
        } catch Denial.notFound {
            return "There is no such request."
        }
    }
}

extension Transaction {
    fileprivate func work(
        _ deed: BulkDeed, on id: Ticket.ID, _ form: FormBody, by person: Person, at now: Moment
    ) throws {
        func changed(_ change: (inout Ticket.Fields) -> Void) throws {
            let base = try ticket(id, for: .work, by: person).fields
            var fields = base
            change(&fields)
            guard fields != base else { throw Refusal("It stands so already.") }
            _ = try changeTicket(id, to: fields, from: base, by: person, at: now)
        }
        switch deed {
        case .take: _ = try takeTicket(id, by: person, at: now)
        case .assign: try changed { $0.assignee = form.integer("assignee").map(Person.ID.init) }
        case .team: try changed { $0.team = form.integer("team").map(Team.ID.init) }
        case .wait: _ = try putTicket(id, try Ticket.Waiting(form), by: person, at: now)
        case .resolve: _ = try resolveTicket(id, fix: form.text("fix") ?? "", cause: "", by: person, at: now)
        }
    }
}
