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
        let filter = show == .open ? QueueFilter(query) : .onlyBroken(query)
        let list = filter.filter.isEmpty ? show.list(for: person) : .matching(filter.filter)
        let now = now()
        // What is broken stands above what breaks next, and does not push it away.
        let isParted = show != .resolved && cursor == nil && !filter.isBroken
        let start = isParted ? TicketCursor(dueBy: now) : cursor
        let (page, broken, counts, choices) = try await database.read { tx in
            let tally = try tx.askTicketCounts(for: person.id), staff = try tx.askStaff(), teams = try tx.askTeams()
            let page = try tx.askTickets(list, after: start, dueBy: filter.isBroken ? now : nil, limit: 50)
            let broken = isParted ? try tx.brokenTickets(list, at: now, limit: 5) : .none
            let counts = try tally.answer()
            let choices = QueueChoices(counts, staff: try staff.answer(), teams: try teams.answer())
            return (try page.answer(), broken, counts, choices)
        }
        var screen = QueueScreen(
            show: show,
            counts: .init(open: counts.open, unowned: counts.unassigned, mine: counts.mine, resolved: counts.resolved),
            rows: page.lines.map { row($0, for: person, now: now) },
            pager: Pager(
                first: cursor == nil ? nil : show.path() + filter.query,
                next: page.next.map { show.path(after: $0.code) + filter.query },
                text: "\(page.lines.count) shown"),
            mayWork: person.may(.workTickets))
        screen.broken = broken.lines.map { row($0, for: person, now: now) }
        screen.brokenCount = broken.count
        screen.filter = filter
        screen.choices = choices
        return .page(queuePage(screen, in: frame(request, context)))
    }

    func row(_ line: TicketLine, for person: Person, now: Moment) -> TicketRow {
        var row = TicketRow(
            number: line.id.number, title: line.title, kind: line.kind, state: line.state, priority: line.priority,
            isCareAffected: line.careAffected, place: line.place, requester: line.requester, assignee: line.assignee,
            isMine: line.assigneeID == person.id, team: line.team, reported: text(line.reportedAt, now: now),
            changed: text(line.changedAt, now: now))
        row.waiting = line.waiting?.on
        row.mayBeChosen = person.may(.workTickets) && line.state.isOpen
        if line.due != .never, line.state.isOpen {
            let what = line.promise.brief
            row.due = (
                line.due <= now ? "\(what) was due" : "\(what) due",
                line.due <= now ? .failed : line.due - now < .minutes(30) ? .warning : .ahead,
                text(line.due, now: now)
            )
        }
        return row
    }
}

extension TicketLine.Promise {
    /// As a row has room for it: `answer`.
    fileprivate var brief: String {
        switch self {
        case .answer: "answer"
        case .solution: "fix"
        case .followUp: words
        }
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
