import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/tickets/{number}/links
    func listLinksAPI(_ call: APICall) async throws -> APIAnswer {
        let person = call.person
        let id = try call[Parameter<Ticket.ID>.ticket]
        return .ok(
            try await database.read { tx in try tx.links(of: try tx.ticket(id, for: .readNotes, by: person).id) },
            LinkShape.all)
    }

    /// POST /api/v1/tickets/{number}/links
    func linkTicketsAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[Parameter<Ticket.ID>.ticket]
        let body = try call.body()
        let (kind, other) = (body[LinkBody.kind], body[LinkBody.other])
        try body.finish()
        guard let kind, let other = Ticket.ID(code: other) else { throw LinkBody.nobody }
        let link = try Ticket.Link(from: id, kind, to: other)
        return Change { tx in
            _ = try tx.ticket(id, for: .work, by: person)
            guard try tx.ticket(other) != nil else { throw LinkBody.nobody }
            try tx.linkTickets(link, by: person, at: now)
            guard let linked = try tx.links(of: id).first(where: { $0.link == link }) else { throw Denial.notFound }
            return .created(linked, LinkShape.one, at: "\(id.apiPath)/links")
        }
    }

    /// DELETE /api/v1/tickets/{number}/links/{kind}/{other}
    func unlinkTicketsAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[Parameter<Ticket.ID>.ticket]
        let kind = try call[LinkShape.kind]
        let other = try call[LinkShape.other]
        guard id != other else { throw Denial.notFound }
        let link = try Ticket.Link(from: id, kind, to: other)
        return Change { tx in
            try tx.unlinkTickets(link, by: person, at: now)
            return .nothing
        }
    }
}

extension Operation {
    static let listLinks = Operation(
        "listLinks", "List what a ticket is linked to", in: .tickets,
        "Both those that lead from it and those that lead to it.",
        parameters: [Parameter<Ticket.ID>.ticket], answer: .ok(LinkShape.all.schema, "The links."))
    static let linkTickets = Operation(
        "linkTickets", "Link two tickets", in: .tickets,
        "Read from this ticket to the other: it is a duplicate of the other. Linking twice changes nothing.",
        parameters: [Parameter<Ticket.ID>.ticket], body: LinkBody.whole,
        answer: .created(LinkShape.one.schema, "The link."))
    static let unlinkTickets = Operation(
        "unlinkTickets", "Take a link away", in: .tickets, "In the direction in which it was made.",
        parameters: [Parameter<Ticket.ID>.ticket, LinkShape.kind, LinkShape.other], answer: .nothing("It is gone."))
}

enum LinkBody {
    static let kind = Member<Ticket.Link.Kind?>.word(
        Ticket.Link.Kind.self, "kind", "How this ticket stands to the other.")
    static let other = Member<String>.code(
        "other", 1...17, pattern: "^(R-)?[1-9][0-9]{0,14}$", "The other ticket's number.", example: "R-2")
    static let whole = Operation.Body(name: "TicketLinking", members: [kind, other])

    static let nobody = Complaints([Complaint("other", "There is no ticket with that number.")])
}

extension Member where Value == String {
    /// A text of a form that the pattern says.
    static func code(
        _ name: String, _ length: ClosedRange<Int>, pattern: String, _ words: String, example: JSON
    ) -> Member {
        Member(
            name: name, schema: Schema.text(length, pattern: pattern).saying(words).example(example), isRequired: true
        ) { $0.text(length) }
    }
}

enum LinkShape {
    static let one = Shape<LinkedTicket>(
        "TicketLink", "How one ticket stands to another.",
        [
            .init("from", TicketRecord.id) { .string($0.link.from.code) },
            .init("kind", .word(Ticket.Link.Kind.self)) { .string($0.link.kind.rawValue) },
            .init("to", TicketRecord.id) { .string($0.link.to.code) },
            .init("other", TicketLine.shape.schema, "The ticket at the other end.") { TicketLine.shape.json($0.line) },
        ])

    static let all = Shape<[LinkedTicket]>(
        "TicketLinks", "Links.",
        [.init("links", .list(one.schema, 0...(2 * Ticket.Link.most))) { JSON($0.map(one.json)) }])

    static let kind = Parameter<Ticket.Link.Kind>.required(
        "kind", .word(Ticket.Link.Kind.self), "How it stands to the other.", refused: "There is no such link.",
        in: .path
    ) { Ticket.Link.Kind(rawValue: $0) }

    static let other = Parameter<Ticket.ID>.required(
        "other", Schema.text(1...17, pattern: "^(R-)?[1-9][0-9]{0,14}$").example("R-1039"),
        "The other ticket's number.",
        refused: "There is no such link.", in: .path
    ) { text in
        let digits = text.hasPrefix("R-") ? String(text.dropFirst(2)) : text
        return digits.asWholeNumber.flatMap { $0 > 0 ? Ticket.ID($0) : nil }
    }
}
