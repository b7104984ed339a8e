import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/tickets/{number}/taking
    func takeTicketAPI(_ call: APICall) throws -> Change {
        try actOnTicket(call) { tx, id, version in
            try tx.takeTicket(id, version: version, by: call.person, at: call.now)
        }
    }

    /// POST /api/v1/tickets/{number}/resolution
    func resolveTicketAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let (fix, cause) = (body[ResolutionBody.fix], body[ResolutionBody.cause])
        try body.finish()
        return try actOnTicket(call) { tx, id, version in
            try tx.resolveTicket(id, fix: fix, cause: cause, version: version, by: call.person, at: call.now)
        }
    }

    /// POST /api/v1/tickets/{number}/reopening
    func reopenTicketAPI(_ call: APICall) throws -> Change {
        try actOnTicket(call) { tx, id, version in
            try tx.reopenTicket(id, version: version, by: call.person, at: call.now)
        }
    }

    /// - Parameter act: gets the version that the caller saw, if they said one.
    private func actOnTicket(
        _ call: APICall, _ act: @escaping @Sendable (any Transaction, Ticket.ID, Int64?) throws -> Ticket
    ) throws -> Change {
        let person = call.person
        let id = try call[Parameter<Ticket.ID>.ticket]
        let seen = try call[Condition.ifMatch]
        return Change { tx in
            let version = try tx.ticket(id, for: .read, by: person).version
            try seen?.require(version)
            let ticket = try act(tx, id, seen.map { _ in version })
            return .ticket(try tx.record(of: ticket, for: person))
        }
    }
}

extension Operation {
    static let takeTicket = act(
        "takeTicket", "Take a ticket", "Makes the ticket yours; taking it from a colleague shows in its events.")
    static let resolveTicket = act(
        "resolveTicket", "Resolve a ticket", "What fixed it goes to the requester, the cause is for IT.",
        body: ResolutionBody.whole)
    static let reopenTicket = act(
        "reopenTicket", "Open a resolved ticket again", "By its requester, or by the desk.")

    private static func act(_ id: String, _ summary: String, _ words: String, body: Body? = nil) -> Operation {
        Operation(
            id, summary, in: .tickets, words, parameters: [Parameter<Ticket.ID>.ticket, Condition.ifMatch], body: body,
            answer: .ticket("The ticket as it is now."))
    }
}

enum ResolutionBody {
    static let fix = Member<String>.text(
        "fix", 1...Message.Draft.maximumLength, "What fixed it, in words for the requester; Markdown.",
        example: "The printer has a new ribbon.")
    static let cause = Member<String>.optionalText(
        "cause", Message.Draft.maximumLength, "Why it happened, for IT.", example: "Ribbons from lot 7 tear.")
    static let whole = Operation.Body(name: "Resolution", members: [fix, cause])
}
