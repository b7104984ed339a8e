import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/tomorrow
    func readTomorrowAPI(_ call: APICall) async throws -> APIAnswer {
        let (person, now, plan) = (call.person, call.now, plan)
        let list = try await database.read { tx in try tx.tomorrow(of: person, plan: plan, at: now) }
        return .ok(list, TomorrowShape.shape)
    }

    /// POST /api/v1/duty
    func changeDutyAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let body = try call.body()
        let (begins, kind) = (body[TomorrowShape.on], body[TomorrowShape.shift])
        try body.finish()
        let shift = plan.duty(kind, at: now)
        return Change { tx in
            if begins {
                try tx.beginDuty(in: shift, by: person, at: now)
            } else {
                try tx.endDuty(in: shift, by: person, at: now)
            }
            return .nothing
        }
    }

    /// POST /api/v1/tickets/{number}/cause
    func explainTicketAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let id = try call[Parameter<Ticket.ID>.ticket]
        let body = try call.body()
        let cause = body[TomorrowShape.cause]
        try body.finish()
        return Change { tx in
            let ticket = try tx.explainTicket(id, cause: cause, by: person, at: now)
            return .ticket(try tx.record(of: ticket, for: person))
        }
    }
}

enum TomorrowShape {
    static let on = Member<Bool>.optionalFlag("on", standing: true, "False to leave the shift.")
    static let shift = Member<Shift.Kind?>.optionalWord(
        Shift.Kind.self, "shift",
        "Left out: the one that runs. The next one is begun before its time by whoever takes over.")
    static let cause = Member<String>.text(
        "cause", 1...Message.Draft.maximumLength, "Why it happened, for IT.", example: "Ribbons from lot 7 tear.")

    static let line = Shape<Tomorrow.Line>(
        "TomorrowLine", "Something to do tomorrow, with the reason it is here.",
        [
            .init("key", .text()) { .string($0.key) },
            .init("subject", .text()) { .string($0.subject) },
            .init("reasons", .list(.text(), 1...50)) { JSON($0.reasons.map(JSON.string)) },
            .init("due", Schema.moment.orNull, "By when; the end of its day for what has a day alone.") {
                JSON($0.due?.rfc3339)
            },
        ])

    static let shape = Shape<Tomorrow>(
        "Tomorrow", "Tomorrow's list, proposed from what is known today.",
        [.init("lines", .list(line.schema, 0...20_000)) { JSON($0.lines.map(line.json)) }])
}

extension Operation {
    static let readTomorrow = Operation(
        "readTomorrow", "Read your list for tomorrow", in: .day, answer: .ok(TomorrowShape.shape.schema, "The list."))
    static let changeDuty = Operation(
        "changeDuty", "Begin or leave your shift", in: .day,
        body: .init(name: "Duty", members: [TomorrowShape.on, TomorrowShape.shift]), answer: .nothing("It is kept."))
    static let explainTicket = Operation(
        "explainTicket", "Say why it happened", in: .tickets, "On a resolved ticket without a cause, or to correct it.",
        parameters: [Parameter<Ticket.ID>.ticket],
        body: .init(name: "Cause", members: [TomorrowShape.cause]), answer: .ticket("The ticket as it is now."))
}
