import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    var wordsAPI: [Route] {
        [
            look("templates", may: .readTickets, .listTemplates, listTemplatesAPI),
            act(.post, "templates", may: .manageRequests, .addTemplate, addTemplateAPI),
            act(.patch, "templates/:id", may: .manageRequests, .changeTemplate, changeTemplateAPI),
            look("saved-replies", may: .readTickets, .listSavedReplies, listSavedRepliesAPI),
            act(.post, "saved-replies", may: .manageRequests, .addSavedReply, addSavedReplyAPI),
            act(.patch, "saved-replies/:id", may: .manageRequests, .changeSavedReply, changeSavedReplyAPI),
        ]
    }

    /// GET /api/v1/templates
    func listTemplatesAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.templates() }, TemplateShape.all)
    }

    /// POST /api/v1/templates
    func addTemplateAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        var fields = TicketTemplate.Fields(code: "", title: "")
        TemplateEdits(body, isNew: true).apply(to: &fields)
        try body.finish()
        return Change { [fields] tx in
            let template = try TemplateEdits.named { try tx.addTemplate(fields, by: person, at: now) }
            return .created(template, TemplateShape.one, at: "/api/v1/templates", version: template.version)
        }
    }

    /// PATCH /api/v1/templates/{id}
    func changeTemplateAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[TemplateShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let edits = TemplateEdits(body, isNew: false)
        try body.finish()
        return Change { tx in
            guard let template = try tx.template(id) else { throw Denial.notFound }
            try seen.require(template.version)
            var fields = template.fields
            edits.apply(to: &fields)
            let changed = try TemplateEdits.named {
                try tx.changeTemplate(id, to: fields, version: template.version, by: person, at: now)
            }
            return .ok(changed, TemplateShape.one, version: changed.version)
        }
    }

    /// GET /api/v1/saved-replies
    func listSavedRepliesAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.savedReplies() }, SavedReplyShape.all)
    }

    /// POST /api/v1/saved-replies
    func addSavedReplyAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let edits = SavedReplyEdits(body, isNew: true)
        try body.finish()
        return Change { tx in
            let blank = SavedReply(id: .init(0), code: "", title: "", body: "")
            let reply = try tx.addSavedReply(edits.applied(to: blank), by: person, at: now)
            return .created(reply, SavedReplyShape.one, at: "/api/v1/saved-replies", version: reply.version)
        }
    }

    /// PATCH /api/v1/saved-replies/{id}
    func changeSavedReplyAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[SavedReplyShape.number]
        let seen = try call[Condition.mustMatch]
        let body = try call.body()
        let edits = SavedReplyEdits(body, isNew: false)
        try body.finish()
        return Change { tx in
            guard let reply = try tx.savedReply(id) else { throw Denial.notFound }
            try seen.require(reply.version)
            let changed = try tx.changeSavedReply(edits.applied(to: reply), by: person, at: now)
            return .ok(changed, SavedReplyShape.one, version: changed.version)
        }
    }
}

extension Operation {
    static let listTemplates = Operation(
        "listTemplates", "List templates", in: .tickets, "By title; those that are offered first.",
        answer: .ok(TemplateShape.all.schema, "The templates."))
    static let addTemplate = Operation(
        "addTemplate", "Add a template", in: .tickets, body: TemplateEdits.new,
        answer: .created(TemplateShape.one.schema, "The new template.", etag: true))
    static let changeTemplate = Operation(
        "changeTemplate", "Change a template", in: .tickets, parameters: [TemplateShape.number, Condition.mustMatch],
        body: TemplateEdits.change, answer: .ok(TemplateShape.one.schema, "The template as it is now.", etag: true))
    static let listSavedReplies = Operation(
        "listSavedReplies", "List saved replies", in: .tickets, "By title; those that are offered first.",
        answer: .ok(SavedReplyShape.all.schema, "The replies, with their holes: `{name}`."))
    static let addSavedReply = Operation(
        "addSavedReply", "Add a saved reply", in: .tickets, body: SavedReplyEdits.new,
        answer: .created(SavedReplyShape.one.schema, "The new reply.", etag: true))
    static let changeSavedReply = Operation(
        "changeSavedReply", "Change a saved reply", in: .tickets,
        parameters: [SavedReplyShape.number, Condition.mustMatch], body: SavedReplyEdits.change,
        answer: .ok(SavedReplyShape.one.schema, "The reply as it is now.", etag: true))
}
