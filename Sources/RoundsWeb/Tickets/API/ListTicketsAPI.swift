import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/tickets
    func listTicketsAPI(_ call: APICall) async throws -> APIAnswer {
        let person = call.person
        let standing: ListWord = person.may(.readTickets) ? .open : .reported
        let word = try call[ListWord.parameter] ?? standing
        let filter = try FilterParameters.filter(call)
        // A filter narrows what is open, and nothing else.
        let list = filter.isEmpty || word != .open ? word.list(for: person) : .matching(filter)
        let limit = try call[Parameter<Int>.limit()]
        let after = try call[Self.ticketsAfter]
        guard person.may(.readTickets) || list == .reported(by: person.id) else { throw Denial.forbidden }
        let page = try await database.read { tx in try tx.tickets(list, after: after, limit: limit) }
        return .page(page.lines, next: page.next?.code, TicketLine.page)
    }

    fileprivate static let ticketsAfter = Parameter<TicketCursor?>.optional(
        "after", Schema.text(3...33, pattern: "^([1-9][0-9]{0,14}-)?[1-4]-[1-9][0-9]{0,14}$").example("3-1042"),
        "Where the page begins: `next` of the page before.", refused: "after is what a page before answered as next."
    ) { code in
        let parts = code.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.asWholeNumber != nil }) else { return nil }
        return TicketCursor(code: code)
    }
}

extension Operation {
    static let listTickets = Operation(
        "listTickets", "List tickets", in: .tickets,
        """
        One of the queue's lists, a page at a time. Open tickets come in the order in which promises break, the others with \
        the newest first. A requester has one list: what they reported. The list `open` can be narrowed by state, priority, \
        owner, team and for whom a ticket waits.
        """,
        parameters: [ListWord.parameter, Parameter<Int>.limit(), Desk.ticketsAfter] + FilterParameters.all,
        answer: .page(TicketLine.page.schema, "A page of the list."))
}

/// A list as the address names it: `open`, `team:3`.
enum ListWord: Sendable, Equatable {
    case open, unassigned, mine, resolved, reported, all
    case team(Team.ID)

    init?(_ text: String) {
        switch text {
        case "open": self = .open
        case "unassigned": self = .unassigned
        case "mine": self = .mine
        case "resolved": self = .resolved
        case "reported": self = .reported
        case "all": self = .all
        default:
            guard text.hasPrefix("team:"), let number = String(text.dropFirst(5)).asWholeNumber, number > 0 else {
                return nil
            }
            self = .team(Team.ID(number))
        }
    }

    static let parameter = Parameter<ListWord?>.optional(
        "list",
        Schema.text(pattern: "^(open|unassigned|mine|resolved|reported|all|team:[1-9][0-9]{0,14})$").example("open"),
        """
        `open`, `unassigned`, `mine` (open and yours), `team:` and a team's number (open and that team's), `resolved`, \
        `reported` (by you) or `all`. Left out: `open` for those who read every ticket, else `reported`.
        """,
        refused: "list is open, unassigned, mine, resolved, reported, all, or team: and a number.", ListWord.init)

    func list(for person: Person) -> TicketList {
        switch self {
        case .open: .open
        case .unassigned: .unassigned
        case .mine: .assigned(to: person.id)
        case .resolved: .resolved
        case .reported: .reported(by: person.id)
        case .all: .all
        case .team(let team): .team(team)
        }
    }
}

extension TicketLine {
    static let shape = Shape<TicketLine>(
        "TicketLine", "A ticket as a list shows it.",
        [
            .init("id", TicketRecord.id) { .string($0.id.code) },
            .init("kind", .word(Ticket.Kind.self)) { .string($0.kind.rawValue) },
            .init("state", .word(Ticket.State.self)) { .string($0.state.rawValue) },
            .init("priority", .priority) { .string($0.priority.code) },
            .init("title", .text(1...TicketDraft.titleLength)) { .string($0.title) },
            .init("place", .text(0...TicketDraft.placeLength)) { .string($0.place) },
            .init("care_affected", .flag) { .bool($0.careAffected) },
            .init("requester_name", .text()) { .string($0.requester) },
            .init("assignee_name", Schema.text().orNull) { JSON($0.assignee) },
            .init("team_name", Schema.text().orNull) { JSON($0.team) },
            .init("reported_at", .moment) { .string($0.reportedAt.rfc3339) },
            .init("waiting_on", Schema.word(Ticket.Waiting.Side.self).orNull) { JSON($0.waiting?.on.rawValue) },
            .init("due_at", Schema.moment.orNull, "When a promise breaks next.") {
                JSON($0.due == .never ? nil : $0.due.rfc3339)
            },
            .init("changed_at", .moment, "The last change or message.") { .string($0.changedAt.rfc3339) },
            .init("version", .number) { .integer($0.version) },
        ])

    static let page = Shape<APIPage<TicketLine>>.page("TicketPage", "tickets", of: shape)
}
