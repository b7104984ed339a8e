import RoundsDomain
import RoundsProtocols
import RoundsStore

/// By what the list of open tickets is narrowed.
enum FilterParameters {
    static let state = Parameter<Ticket.State?>.optional(
        "state", .oneOf(["new", "in_progress", "waiting"]), "Open ones in this state.",
        refused: "state is new, in_progress or waiting."
    ) { text in Ticket.State(rawValue: text).flatMap { $0.isOpen ? $0 : nil } }

    static let priority = Parameter<PriorityWord?>.optional(
        "priority", .priority, "Open ones of this priority.", refused: "priority is P1, P2, P3 or P4."
    ) { PriorityWord(rawValue: $0) }

    static let owner = Parameter<TicketFilter.Owner?>.optional(
        "owner", Schema.text(1...16, pattern: "^(nobody|[1-9][0-9]{0,14})$").example("nobody"),
        "The number of who has it, or `nobody`.", refused: "owner is the number of a person, or nobody."
    ) { text in
        if text == QueueFilter.nobody { return .nobody }
        return text.asWholeNumber.flatMap { $0 > 0 ? .person(Person.ID($0)) : nil }
    }

    static let team = Parameter<Team.ID?>.optional(
        "team", Schema.number.example(1), "The number of the team that has it.",
        refused: "team is the number of a team."
    ) { $0.asWholeNumber.flatMap { $0 > 0 ? Team.ID($0) : nil } }

    static let waiting = Parameter<Ticket.Waiting.Side?>.optional(
        "waiting_on", .word(Ticket.Waiting.Side.self), "For whom it waits.",
        refused: "waiting_on is requester, vendor or change."
    ) { Ticket.Waiting.Side(rawValue: $0) }

    static let all: [any DocumentedParameter] = [state, priority, owner, team, waiting]

    static func filter(_ call: APICall) throws -> TicketFilter {
        TicketFilter(
            state: try call[state], priority: try call[priority]?.priority, owner: try call[owner],
            team: try call[team], waiting: try call[waiting])
    }
}
