import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /tickets/:number, asked by its requester.
    func showOwnTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let screen = try await ownTicket(try context.ticketNumber(), for: try context.person)
        return .page(ownTicketPage(screen, in: frame(request, context)))
    }

    /// GET /tickets/:number/own-timeline — what the requester may read, for live updates.
    func showOwnTimeline(_ request: Request, _ context: DeskContext) async throws -> Response {
        .page(ownTimeline(try await ownTicket(try context.ticketNumber(), for: try context.person).messages))
    }

    /// POST /tickets/:number/answer
    func answerIT(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        do {
            return try await once(form, by: person, .answered, at: id.path) { tx, now in
                _ = try tx.answer(form.text("body") ?? "", on: id, by: person, at: now)
            }
        } catch let complaints as Complaints {
            var screen = try await ownTicket(id, for: person)
            screen.answer = Entries(form, complaints: complaints.list)
            return .page(ownTicketPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    private func ownTicket(_ id: Ticket.ID, for person: Person) async throws -> OwnTicketScreen {
        let (ticket, said, lines) = try await database.read { tx in
            (
                try tx.ticket(id, for: .answer, by: person), try tx.messages(on: id, notes: false, newest: 500),
                try tx.tickets(numbered: [id])
            )
        }
        let now = now()
        return OwnTicketScreen(
            request: OwnRequest(
                number: id.number, title: ticket.fields.title,
                standing: lines.first.map { Standing($0) } ?? Standing(state: ticket.state, assignee: nil),
                reported: text(ticket.reportedAt, now: now),
                changed: text(lines.first?.lastTold ?? ticket.reportedAt, now: now)),
            place: ticket.fields.place,
            messages: said.map { said in
                TimelineMessage(
                    id: said.message.id.number, kind: said.message.kind, author: said.author,
                    isOwn: said.message.author == person.id, at: text(said.message.at, now: now),
                    body: markdown(said.message.body))
            })
    }
}
