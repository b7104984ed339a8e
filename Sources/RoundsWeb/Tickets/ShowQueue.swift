import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /tickets?show=open&after=3-1042
    func showQueue(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let query = try request.query()
        let show = query.text("show").flatMap(QueueScreen.Show.init(rawValue:)) ?? .open
        let cursor = query.text("after").flatMap(TicketCursor.init(code:))
        let (page, counts) = try await database.read { tx in
            (try tx.tickets(show.list(for: person), after: cursor, limit: 50), try tx.ticketCounts(for: person.id))
        }
        let now = now()
        let screen = QueueScreen(
            show: show,
            counts: .init(open: counts.open, unowned: counts.unassigned, mine: counts.mine, resolved: counts.resolved),
            rows: page.lines.map { row($0, for: person, now: now) },
            pager: Pager(
                first: cursor == nil ? nil : show.path(), next: page.next.map { show.path(after: $0.code) },
                text: "\(page.lines.count) shown"),
            mayWork: person.may(.workTickets))
        return .page(queuePage(screen, in: frame(request, context)))
    }

    func row(_ line: TicketLine, for person: Person, now: Moment) -> TicketRow {
        TicketRow(
            number: line.id.number, title: line.title, kind: line.kind, state: line.state, priority: line.priority,
            isCareAffected: line.careAffected, place: line.place, requester: line.requester, assignee: line.assignee,
            isMine: line.assigneeID == person.id, team: line.team, reported: text(line.reportedAt, now: now),
            changed: text(line.changedAt, now: now))
    }
}

extension QueueScreen.Show {
    func list(for person: Person) -> TicketList {
        switch self {
        case .open: .open
        case .unowned: .unassigned
        case .mine: .assigned(to: person.id)
        case .resolved: .resolved
        }
    }
}
