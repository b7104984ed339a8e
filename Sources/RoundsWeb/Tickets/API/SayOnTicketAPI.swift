import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/tickets/{number}/replies
    func replyAPI(_ call: APICall) throws -> Change {
        try say(call) { tx, id, words in try tx.reply(words, on: id, by: call.person, at: call.now) }
    }

    /// POST /api/v1/tickets/{number}/notes
    func noteAPI(_ call: APICall) throws -> Change {
        try say(call) { tx, id, words in try tx.note(words, on: id, by: call.person, at: call.now) }
    }

    /// POST /api/v1/tickets/{number}/answers
    func answerAPI(_ call: APICall) throws -> Change {
        try say(call) { tx, id, words in try tx.answer(words, on: id, by: call.person, at: call.now) }
    }

    private func say(
        _ call: APICall, _ act: @escaping @Sendable (any Transaction, Ticket.ID, String) throws -> Message
    ) throws -> Change {
        let person = call.person
        let id = try call[Parameter<Ticket.ID>.ticket]
        let seen = try call[Condition.ifMatch]
        let body = try call.body()
        let words = body[WordsBody.body]
        try body.finish()
        return Change { tx in
            try seen?.require(try tx.ticket(id, for: .read, by: person).version)
            let said = SaidMessage(message: try act(tx, id, words), author: person.name)
            return .created(said, MessageShape.one, at: "\(id.apiPath)/messages/\(said.message.id)")
        }
    }
}

extension Operation {
    static let reply = say("reply", "Reply to the requester", "The requester reads it.")
    static let note = say("note", "Write a note for IT", "The requester never sees it.")
    static let answer = say(
        "answer", "Answer as the requester", "Only on your own ticket; on a resolved one it opens it again.")

    private static func say(_ id: String, _ summary: String, _ words: String) -> Operation {
        Operation(
            id, summary, in: .tickets, words, parameters: [Parameter<Ticket.ID>.ticket, Condition.ifMatch],
            body: WordsBody.whole, answer: .created(MessageShape.one.schema, "The message; `Location` leads to it."))
    }
}

enum WordsBody {
    static let body = Member<String>.text(
        "body", 1...Message.Draft.maximumLength, "What is said; Markdown.", example: "We are on our way.")
    static let whole = Operation.Body(name: "Words", members: [body])
}
