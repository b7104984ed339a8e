import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/tickets/{number}/messages
    func listMessagesAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[Parameter<Ticket.ID>.ticket]
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[MessageShape.after] ?? .init(0)
        let found = try await reading(id, call) { tx, notes in
            try tx.messages(on: id, notes: notes, after: after, limit: limit + 1)
        }
        let page = Array(found.prefix(limit))
        let next = found.count > limit ? page.last?.message.id.description : nil
        return .page(page, next: next, MessageShape.page)
    }

    /// GET /api/v1/tickets/{number}/messages/{message}
    func readMessageAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[Parameter<Ticket.ID>.ticket]
        let message = try call[MessageShape.number]
        let found = try await reading(id, call) { tx, notes in try tx.message(message, on: id, notes: notes) }
        guard let found else { throw Denial.notFound }
        return .ok(found, MessageShape.one)
    }

    /// - Parameter read: is told whether notes may be among what it answers.
    private func reading<Answer: Sendable>(
        _ id: Ticket.ID, _ call: APICall, _ read: @Sendable (any Transaction, Bool) throws -> Answer
    ) async throws -> Answer {
        let (person, now) = (call.person, call.now)
        return try await database.write(if: person.leavesTraceWhenReading) { tx in
            let notes = try tx.ticket(id, for: .read, by: person).allows(.readNotes, by: person)
            if notes, person.leavesTraceWhenReading { try tx.recordRead(of: id, by: person, at: now) }
            return try read(tx, notes)
        }
    }
}

extension Operation {
    static let listMessages = Operation(
        "listMessages", "Read what was said on a ticket", in: .tickets,
        """
        Oldest first. Notes are among them only for those who read every ticket; when an auditor or a privacy officer reads \
        them, the sealed log says so.
        """,
        parameters: [Parameter<Ticket.ID>.ticket, Parameter<Int>.limit(), MessageShape.after],
        answer: .page(MessageShape.page.schema, "A page of the messages."))

    static let readMessage = Operation(
        "readMessage", "Read one message", in: .tickets,
        parameters: [Parameter<Ticket.ID>.ticket, MessageShape.number],
        answer: .ok(MessageShape.one.schema, "The message."))
}

enum MessageShape {
    static let one = Shape<SaidMessage>(
        "Message", "Something said on a ticket. A note is for IT only; everything else the requester reads too.",
        [
            .init("id", .number) { .integer($0.message.id.number) },
            .init("ticket_id", TicketRecord.id) { .string($0.message.ticket.code) },
            .init(
                "kind", .word(Message.Kind.self), "The report, an answer by the requester, a reply, a note, or the fix."
            ) {
                .string($0.message.kind.rawValue)
            },
            .init("author", PersonName.shape.schema) {
                PersonName.shape.json(PersonName(id: $0.message.author, name: $0.author))
            },
            .init("at", .moment) { .string($0.message.at.rfc3339) },
            .init("body", .text(1...Message.Draft.maximumLength), "Markdown.") { .string($0.message.body) },
        ])

    static let page = Shape<APIPage<SaidMessage>>.page("MessagePage", "messages", of: one)

    static let number = Parameter<Message.ID>.key("message", of: "message")

    static let after = Parameter<Message.ID?>.optional(
        "after", Schema.text(1...16, pattern: "^[1-9][0-9]{0,14}$").example("812"),
        "Where the page begins: `next` of the page before.", refused: "after is what a page before answered as next."
    ) { $0.asWholeNumber.map(Message.ID.init) }
}
