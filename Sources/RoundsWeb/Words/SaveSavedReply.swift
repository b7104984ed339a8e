import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /saved-replies/new and /saved-replies/:reply
    func showSavedReplyForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await savedReplyForm(request, context)
    }

    /// POST /saved-replies/new and /saved-replies/:reply
    func saveSavedReply(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id = try context.savedReplyNumber()
        let form = try await request.form(upTo: 65_536)
        let version = id == nil ? 1 : try form.version
        let reply = SavedReply(
            id: id ?? .init(0), code: form.line("code"), title: form.line("title"), body: form.text("body") ?? "",
            isActive: form.text("active") == "yes", version: version)
        do {
            return try await once(form, by: person, .saved, at: "/templates") { tx, now in
                if id == nil {
                    _ = try tx.addSavedReply(reply, by: person, at: now)
                } else {
                    _ = try tx.changeSavedReply(reply, by: person, at: now)
                }
            }
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await savedReplyForm(request, context, entries: entries, status: .unprocessableContent)
        } catch is Stale {
            let told = Complaint(
                "", "A colleague saved this reply meanwhile. Here is what you typed; look at theirs first.")
            let entries = Entries(form.typed, complaints: [told])
            return try await savedReplyForm(request, context, entries: entries, status: .conflict)
        }
    }

    private func savedReplyForm(
        _ request: Request, _ context: DeskContext, entries: Entries? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let id = try context.savedReplyNumber()
        let reply = try await database.read { tx in try id.flatMap { try tx.savedReply($0) } }
        guard reply != nil || id == nil else { throw Denial.notFound }
        var shown = entries ?? reply.map(Entries.init(reply:)) ?? Entries(["active": "yes"])
        shown.values["version"] = reply.map { String($0.version) } ?? ""
        return .page(
            savedReplyFormPage(SavedReplyFormScreen(reply: reply, entries: shown), in: frame(request, context)),
            status: status)
    }
}

extension DeskContext {
    /// Nil where a new one is made.
    fileprivate func savedReplyNumber() throws -> SavedReply.ID? {
        parameters.get("reply") == nil ? nil : try key("reply")
    }
}

extension Entries {
    fileprivate init(reply: SavedReply) {
        self.init([
            "code": reply.code, "title": reply.title, "body": reply.body, "active": reply.isActive ? "yes" : "",
        ])
    }
}
