import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /tickets/:number/reply
    func replyToRequester(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        do {
            return try await once(form, by: person, .replied, at: id.path) { tx, now in
                _ = try tx.reply(form.text("body") ?? "", on: id, by: person, at: now)
            }
        } catch let complaints as Complaints {
            var screen = try await ticketScreen(id, for: person)
            screen.reply = Entries(["body": form.text("body") ?? ""], complaints: complaints.list)
            return .page(ticketPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    /// POST /tickets/:number/note
    func noteForIT(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        do {
            return try await once(form, by: person, .noted, at: id.path) { tx, now in
                _ = try tx.note(form.text("body") ?? "", on: id, by: person, at: now)
            }
        } catch let complaints as Complaints {
            var screen = try await ticketScreen(id, for: person)
            screen.note = Entries(["body": form.text("body") ?? ""], complaints: complaints.list)
            return .page(ticketPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }
}
