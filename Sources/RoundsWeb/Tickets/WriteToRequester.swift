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
        if form.text("insert") == "yes" { return try await insertWords(form, on: id, request, context) }
        do {
            let open = ReplyHole.open(in: form.text("body") ?? "").map(\.mark)
            guard open.isEmpty else {
                throw Complaints([Complaint("body", "Fill in \(open.joined(separator: ", ")) before you send it.")])
            }
            return try await once(form, by: person, .replied, at: id.path) { tx, now in
                _ = try tx.reply(form.text("body") ?? "", on: id, by: person, at: now)
            }
        } catch let complaints as Complaints {
            var screen = try await ticketScreen(id, for: person)
            screen.reply = Entries(["body": form.text("body") ?? ""], complaints: complaints.list)
            return .page(ticketPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    /// The page again, with the chosen words below what was typed; nothing is sent.
    private func insertWords(
        _ form: FormBody, on id: Ticket.ID, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let person = try context.person
        let words = try await database.read { tx in
            try tx.chosenWords(
                form.text("saved") ?? "", for: try tx.ticket(id, for: .work, by: person), by: person)
        }
        var screen = try await ticketScreen(id, for: person)
        let typed = form.text("body") ?? ""
        let whole = [typed.trimmed, words ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
        screen.reply = Entries(["body": whole, "saved": form.text("saved") ?? ""])
        if words == nil { screen.reply.complaints = [Complaint("saved", "Choose which words to put in.")] }
        return .page(ticketPage(screen, in: frame(request, context)))
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
