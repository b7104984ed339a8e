import RoundsDomain
import RoundsProtocols

/// What the operations of rounds read.
enum RoundBody {
    static let which = Parameter<Round.Kind?>.optional(
        "kind", .word(Round.Kind.self), "Left out: `morning`.", refused: "kind is morning or final.",
        Round.Kind.init(rawValue:))
    static let day = Parameter<Day?>.optional(
        "day", .date, "Left out: today. Another day's round is there when it was signed.",
        refused: "day is a date such as 2026-11-24."
    ) { Day(iso: $0) }
    static let after = Parameter<Day?>.optional(
        "after", .date, "Where the page begins: `next` of the page before.",
        refused: "after is what a page before answered as next."
    ) { Day(iso: $0) }

    static let kind = Member<Round.Kind?>.optionalWord(Round.Kind.self, "kind", "Which round; left out: `morning`.")
    static let line = Member<String>.text("line", 1...400, "Which line.", example: "desk:backup")
    static let verdict = Member<EvidenceLine.Verdict?>(
        name: "verdict",
        schema: Schema.oneOf(EvidenceLine.Verdict.allCases.filter { $0 != .good }.map(\.rawValue)).example("unknown")
            .saying(
                "What the line said when it was read; if it says something else by now, nothing is done."),
        isRequired: true
    ) { $0.choice(EvidenceLine.Verdict.self) }
    static let decision = Member<LineDecision.Kind?>.word(LineDecision.Kind.self, "decision", "What was decided.")
    static let until = Member<String?>.optionalMoment(
        "until", "When the decision lapses; left out: as usual for its kind.")
    static let owner = Member<Person.ID?>.optionalKey("owner_id", "Whose it is; left out: yours.", example: 3)
    static let ticket = Member<Ticket.ID?>(
        name: "ticket",
        schema: Schema.number.orNull.saying("The number of an open ticket; with the decision `ticket`, and only then."),
        isRequired: false
    ) { field in field.optionalInteger(1...9_007_199_254_740_991).map { Ticket.ID($0) } }
    static let code = Member<String>.text("code", 1...200, "Which line by hand.", example: "H01")
    static let good = Member<Bool>.optionalFlag("good", standing: true, "Whether it is well.")
    static let words = Member<String>.optionalText(
        "words", Tick.wordsLength, "What was found; needed when it is not well.", example: "Amber light on shelf 3")
    static let seen = Member<String>.text(
        "seen", 24...24, "`seen` of the round that was read.", example: "0123456789abcdef01234567")
    static let withExceptions = Member<Bool>.optionalFlag(
        "with_exceptions", standing: false, "Sign although it is not clear; what is in the way is kept by name.")

    static let decisionBody = Operation.Body(
        name: "LineDecision", members: [kind, line, verdict, decision, until, owner, ticket])
    static let lineBody = Operation.Body(name: "LineTicket", members: [kind, line, verdict])
    static let tickBody = Operation.Body(name: "RoundTick", members: [kind, code, good, words])
    static let signBody = Operation.Body(name: "RoundSigning", members: [kind, seen, withExceptions])
}

extension Member where Value == String? {
    /// RFC 3339, as text: what cannot be read is complained about.
    static func optionalMoment(_ name: String, _ words: String) -> Member {
        Member(
            name: name,
            schema: Schema.text(format: "date-time").orNull.saying(words).example("2026-11-24T17:00:00Z"),
            isRequired: false
        ) { field in
            guard field.isPresent, !field.isNull else { return nil }
            let text = field.text(1...40)
            if Moment(rfc3339: text) == nil { field.complain("is not a date and time such as 2026-11-24T13:00:00Z") }
            return text
        }
    }
}

extension Operation {
    static let readRound = Operation(
        "readRound", "Read a round", in: .day, "Today's as it stands, or another day's as it was signed.",
        parameters: [RoundBody.which, RoundBody.day], answer: .ok(RoundRecord.shape.schema, "The round."), mayMiss: true
    )
    static let listRounds = Operation(
        "listRounds", "List signed rounds", in: .day, "The newest day first.",
        parameters: [Parameter<Int>.limit(), RoundBody.after],
        answer: .page(SignatureShape.page.schema, "A page of signed rounds."))
    static let decideLine = Operation(
        "decideLine", "Decide about an exception", in: .day,
        "It holds while the line says the same, and until its time is over.", body: RoundBody.decisionBody,
        answer: .nothing("It is decided."), mayMiss: true)
    static let openTicketForLine = Operation(
        "openTicketForLine", "Open a ticket for an exception", in: .day,
        "The line is decided with it for as long as the ticket is open.", body: RoundBody.lineBody,
        answer: .created(TicketRecord.shape.schema, "The ticket.", etag: true), mayMiss: true)
    static let tickLine = Operation(
        "tickLine", "Say what you saw", in: .day, "For lines that only a person can look at.", body: RoundBody.tickBody,
        answer: .nothing("It is kept."), mayMiss: true)
    static let signRound = Operation(
        "signRound", "Sign a round", in: .day,
        """
        Keeps the whole board with its hash. A board with unknown or undecided lines is signed with exceptions, or not at all; and \
        none before `begins_at`.
        """,
        body: RoundBody.signBody, answer: .ok(SignatureShape.shape.schema, "The signature."))
}
