import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET / — the first page is where somebody's day begins.
    func showFirstPage(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let person = context.caller?.person else { return .to("/sign-in") }
        return .to(person.may(.readRounds) ? "/today" : "/portal")
    }

    /// GET /portal?after=3-1042
    func showPortal(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let cursor = try request.query().text("after").flatMap(TicketCursor.init(code:))
        // Later pages go on with what is solved; nobody has more open than the first one shows.
        let (open, solved) = try await database.read { tx in
            (
                cursor == nil ? try tx.tickets(.openReported(by: person.id), limit: 200).lines : [],
                try tx.tickets(.solvedReported(by: person.id), after: cursor, limit: 30)
            )
        }
        let screen = PortalScreen(
            open: open.map(ownRequest), solved: solved.lines.map(ownRequest),
            pager: Pager(
                first: cursor == nil ? nil : "/portal", next: solved.next.map { "/portal?after=\($0.code)" },
                text: "\(open.count + solved.lines.count) shown"))
        return .page(portalHome(screen, in: frame(request, context)))
    }

    private func ownRequest(_ line: TicketLine) -> OwnRequest {
        let now = now()
        return OwnRequest(
            number: line.id.number, title: line.title, standing: Standing(line),
            reported: text(line.reportedAt, now: now), changed: text(line.lastTold, now: now))
    }
}

extension TicketLine {
    /// The time that its requester is told: when it was solved, for that it closes by itself days later is no news.
    var lastTold: Moment { state.isOpen ? changedAt : resolvedAt ?? changedAt }
}

extension Standing {
    init(_ line: TicketLine) {
        self.init(
            state: line.state, assignee: line.assignee, waiting: line.waiting?.on, isAnswered: line.isAnswered)
    }
}
