import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /templates
    func showTemplates(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let (templates, replies, services) = try await database.read { tx in
            (try tx.templates(), try tx.savedReplies(), try tx.services())
        }
        let names = Dictionary(services.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let screen = TemplatesScreen(
            templates: templates, replies: replies, services: names, mayManage: person.may(.manageRequests))
        return .page(templatesPage(screen, in: frame(request, context)))
    }

    /// GET /templates/new and /templates/:template
    func showTemplateForm(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await templateForm(request, context)
    }

    /// POST /templates/new and /templates/:template
    func saveTemplate(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id = try context.templateNumber()
        let form = try await request.form(upTo: 65_536)
        let fields = TicketTemplate.Fields(form)
        do {
            return try await once(form, by: person, .saved, at: "/templates") { tx, now in
                guard let id else { return _ = try tx.addTemplate(fields, by: person, at: now) }
                _ = try tx.changeTemplate(id, to: fields, version: try form.version, by: person, at: now)
            }
        } catch let complaints as Complaints {
            let entries = Entries(form.typed, complaints: complaints.list)
            return try await templateForm(request, context, entries: entries, status: .unprocessableContent)
        } catch is Stale {
            let told = Complaint(
                "", "A colleague saved this template meanwhile. Here is what you typed; look at theirs first.")
            let entries = Entries(form.typed, complaints: [told])
            return try await templateForm(request, context, entries: entries, status: .conflict)
        }
    }

    private func templateForm(
        _ request: Request, _ context: DeskContext, entries: Entries? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let id = try context.templateNumber()
        let (template, services) = try await database.read { tx in
            let template = try id.flatMap { try tx.template($0) }
            guard template != nil || id == nil else { throw Denial.notFound }
            return (template, try tx.services().filter { $0.isActive || $0.id == template?.service })
        }
        var shown = entries ?? template.map(Entries.init(template:)) ?? Entries(TicketTemplate.new)
        shown.values["version"] = template.map { String($0.version) } ?? ""
        let screen = TemplateFormScreen(
            template: template, entries: shown, services: services.map { Choice($0.id.description, $0.name) })
        return .page(templateFormPage(screen, in: frame(request, context)), status: status)
    }
}

extension DeskContext {
    /// Nil where a new one is made.
    fileprivate func templateNumber() throws -> TicketTemplate.ID? {
        parameters.get("template") == nil ? nil : try key("template")
    }
}

extension TicketTemplate {
    fileprivate static let new = ["kind": "incident", "affected": "one", "workaround": "partial", "active": "yes"]
}

extension TicketTemplate.Fields {
    fileprivate init(_ form: FormBody) {
        self.init(
            code: form.line("code"), title: form.line("title"), kind: form.word("kind") ?? .incident,
            service: form.key("service"), details: form.text("details") ?? "", ask: form.text("ask") ?? "",
            reply: form.text("reply") ?? "", careAffected: form.text("care") == "yes",
            affected: form.word("affected") ?? .one, workaround: form.word("workaround") ?? .partial,
            isActive: form.text("active") == "yes")
    }
}

extension FormBody {
    /// One of a few words; nil for any other.
    func word<Word: RawRepresentable<String>>(_ name: String) -> Word? { text(name).flatMap(Word.init(rawValue:)) }
}

extension Entries {
    fileprivate init(template: TicketTemplate) {
        self.init([
            "code": template.code, "title": template.title, "kind": template.kind.rawValue,
            "service": template.service?.description ?? "", "details": template.details, "ask": template.ask,
            "reply": template.reply, "care": template.careAffected ? "yes" : "",
            "affected": template.affected.rawValue, "workaround": template.workaround.rawValue,
            "active": template.isActive ? "yes" : "",
        ])
    }
}
