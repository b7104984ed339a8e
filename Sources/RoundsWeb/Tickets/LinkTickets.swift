import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /tickets/:number/links
    func linkTickets(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        let now = now()
        do {
            let link = try form.link(from: id)
            do {
                try await database.write { tx in try tx.linkTickets(link, by: person, at: now) }
            } catch Denial.notFound {
                throw Refusal("There is no request \(link.to.code).")
            }
            return .done(.linked, at: id.path)
        } catch let refusal as Refusal {
            var frame = frame(request, context)
            frame.notices.append(Notice(.failed, refusal.sentence))
            let screen = try await ticketScreen(id, for: person)
            return .page(ticketPage(screen, in: frame), status: .unprocessableContent)
        }
    }

    /// POST /tickets/:number/unlink
    func unlinkTickets(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.ticketNumber()
        let person = try context.person
        let form = try await request.form()
        var link = try form.link(from: id)
        if form.text("back") == "yes" { link = try Ticket.Link(from: link.to, link.kind, to: id) }
        let now = now()
        try await database.write { [link] tx in try tx.unlinkTickets(link, by: person, at: now) }
        return .done(.unlinked, at: id.path)
    }
}

extension FormBody {
    fileprivate func link(from id: Ticket.ID) throws(Refusal) -> Ticket.Link {
        guard let kind = Ticket.Link.Kind(rawValue: text("kind") ?? "") else {
            throw Refusal("Say how the two requests belong together.")
        }
        guard let other = Ticket.ID(code: (text("other") ?? "").trimmed) else {
            throw Refusal("A request is named by its number, such as R-1042.")
        }
        return try Ticket.Link(from: id, kind, to: other)
    }
}

/// Another ticket this one belongs to.
struct TicketRelation: Sendable {
    let kind: Ticket.Link.Kind
    let isForth: Bool
    let words: String
    let ticket: TicketLink
}

func relations(_ relations: [TicketRelation], at path: String, _ seal: FormSeal?) -> HTML {
    let lines = relations.map { relation -> HTML in
        let number = relation.ticket.number
        let fields: HTML = """
            \(hidden("kind", relation.kind.rawValue))\(hidden("other", String(number)))\
            \(hidden("back", relation.isForth ? "" : "yes"))
            """
        let remove = seal.map { actButton("Take away", at: "\(path)/unlink", $0, .quiet, fields: fields) }
        return """
            <li><span class="meta">\(relation.words)</span><a href="/tickets/\(number)">\(relation.ticket.title)</a>\
            <span class="meta"><span class="code">R-\(number)</span> \(stateMark(relation.ticket.state))\(remove)</span></li>
            """
    }
    let list: HTML? = relations.isEmpty ? nil : "<ul class=\"links\">\(lines)</ul>"
    let add = seal.map { seal -> HTML in
        """
        <details class="more"><summary>Link another request</summary>\(form(
            "\(path)/links", seal, name: "quiet-form",
            """
            \(select(Field("kind", "This one").silent().with(\.idPrefix, "link-"), Ticket.Link.Kind.allCases.map { Choice($0.rawValue, $0.words) }))
            \(field(Field("other", "Request").required().with(\.idPrefix, "link-").limit(17)))
            <div class="form-acts">\(button("Link"))</div>
            """))</details>
        """
    }
    return "<section><h2>Linked</h2>\(list)\(add)</section>"
}
