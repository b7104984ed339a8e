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

    /// POST /api/v1/tickets/{number}/waiting
    func waitAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let (side, day, question) = (body[WaitBody.on], body[WaitBody.followUp], body[WaitBody.question])
        try body.finish()
        guard let side else { throw Denial.notFound }
        let waiting = Ticket.Waiting(on: side, followUp: day)
        return try actOnTicket(call) { tx, id, version in
            try tx.putTicket(id, waiting, asking: question, version: version, by: call.person, at: call.now)
        }
    }

    /// POST /api/v1/tickets/{number}/resumption
    func resumeTicketAPI(_ call: APICall) throws -> Change {
        try actOnTicket(call) { tx, id, version in
            try tx.resumeTicket(id, version: version, by: call.person, at: call.now)
        }
    }

    /// POST /api/v1/tickets/{number}/judgement
    func judgeTicketAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let (care, affected) = (body[ReportBody.care], body[JudgementBody.affected])
        let workaround = body[JudgementBody.workaround]
        try body.finish()
        guard let affected, let workaround else { throw Denial.notFound }
        return try actOnTicket(call) { tx, id, version in
            try tx.judgeTicket(
                id, careAffected: care, affected: affected, workaround: workaround, version: version, by: call.person,
                at: call.now)
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

    static let waitTicket = act(
        "waitTicket", "Let a ticket wait",
        """
        For the requester its clock stands still; for a vendor or a change it goes on. Nobody waits for the requester without \
        asking: the question is sent with it, unless the last word was the desk's.
        """,
        body: WaitBody.whole)
    static let resumeTicket = act("resumeTicket", "Go on with a ticket that waits", "It waits for nobody any longer.")
    static let judgeTicket = act(
        "judgeTicket", "Say again whom a ticket touches",
        "The rules judge its priority again, and one that was set by hand gives way.", body: JudgementBody.whole)

    private static func act(_ id: String, _ summary: String, _ words: String, body: Body? = nil) -> Operation {
        Operation(
            id, summary, in: .tickets, words, parameters: [Parameter<Ticket.ID>.ticket, Condition.ifMatch], body: body,
            answer: .ticket("The ticket as it is now."))
    }
}

enum WaitBody {
    static let on = Member<Ticket.Waiting.Side?>.word(Ticket.Waiting.Side.self, "on", "For whom it waits.")
    static let followUp = Member<Day?>(
        name: "follow_up_on", schema: Schema.day.orNull.saying("The day on which the desk looks again, within a year."),
        isRequired: false
    ) { $0.isNull || !$0.isPresent ? nil : $0.day() }
    static let question = Member<String>.optionalText(
        "question", Message.Draft.maximumLength,
        "What is asked, in words for the requester; Markdown. Needed on `requester` when the last word was theirs.",
        example: "Which printer is it?")
    static let whole = Operation.Body(name: "Waiting", members: [on, followUp, question])
}

enum JudgementBody {
    static let affected = Member<CareCircumstances.Affected?>.word(
        CareCircumstances.Affected.self, "affected", "How many people it stops or hinders.")
    static let workaround = Member<CareCircumstances.Workaround?>.word(
        CareCircumstances.Workaround.self, "workaround", "Whether the work goes on another way.")
    static let whole = Operation.Body(name: "Judgement", members: [ReportBody.care, affected, workaround])
}

enum ResolutionBody {
    static let fix = Member<String>.text(
        "fix", 1...Message.Draft.maximumLength, "What fixed it, in words for the requester; Markdown.",
        example: "The printer has a new ribbon.")
    static let cause = Member<String>.optionalText(
        "cause", Message.Draft.maximumLength, "Why it happened, for IT.", example: "Ribbons from lot 7 tear.")
    static let whole = Operation.Body(name: "Resolution", members: [fix, cause])
}
