import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/tickets/{number}/next-step
    func sayNextStepAPI(_ call: APICall) throws -> Change {
        let (person, now, plan) = (call.person, call.now, plan)
        let id = try call[Parameter<Ticket.ID>.ticket]
        let seen = try call[Condition.ifMatch]
        let body = try call.body()
        let (words, day) = (body[NextStepBody.body], body[NextStepBody.day])
        try body.finish()
        return Change { tx in
            let version = try tx.ticket(id, for: .work, by: person).version
            try seen?.require(version)
            do {
                try tx.sayNextStep(id, words, lookAgain: day, version: version, plan: plan, by: person, at: now)
            } catch let complaints as Complaints {
                // The desk's complaints name the fields of its form.
                throw Complaints(
                    complaints.list.map {
                        Complaint($0.field == "follow_up" ? NextStepBody.day.name : $0.field, $0.sentence)
                    })
            }
            return .ticket(try tx.record(of: try tx.ticket(id, for: .work, by: person), for: person))
        }
    }
}

extension Operation {
    static let sayNextStep = Operation(
        "sayNextStep", "Say what happens next", in: .day,
        """
        As in the wrap-up: a note for IT on an open ticket. Where it waits and is looked at again on a day, it also needs another \
        day, still to come; elsewhere a day makes it planned work of yours for that day.
        """,
        parameters: [Parameter<Ticket.ID>.ticket, Condition.ifMatch],
        body: .init(name: "NextStep", members: [NextStepBody.body, NextStepBody.day]),
        answer: .ticket("The ticket as it is now."))
}

enum NextStepBody {
    static let body = Member<String>.text(
        "body", 1...Message.Draft.maximumLength, "What happens next, for IT.", example: "Parts arrive on Friday.")
    static let day = Member<Day?>(
        name: WaitBody.followUp.name,
        schema: Schema.day.orNull.saying("The day on which it happens, still to come and within a year.")
            .example("2026-11-27"), isRequired: false
    ) { $0.isNull || !$0.isPresent ? nil : $0.day() }
}
