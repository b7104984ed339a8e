import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /checks/:check
    func showCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await checkPage(try context.key("check"), request, context)
    }

    /// GET /checks/:check/pings/:ping — what came with it, as plain text whatever it was.
    func showPingBody(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Check.ID = try context.key("check")
        guard let number = context.parameters.get("ping").flatMap({ Int64($0) }),
            let body = try await database.read({ try $0.pingBody(of: id, number: number) })
        else { throw Denial.notFound }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: .init(bytes: body))
    }

    func checkPage(
        _ id: Check.ID, _ request: Request, _ context: DeskContext, entries: Entries = Entries(),
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let now = now()
        let mayManage = try context.person.may(.manageChecks)
        let span = try request.lookBack(usual: .week)
        let known = try await database.read { tx in try CheckKnown(id, over: span, in: tx, zone: zone, at: now) }
        let write = CheckWriter(
            desk: self, windows: known.windows, names: known.names, now: now, openTickets: known.openTickets)
        let watched = known.watched
        let parts = CheckParts(known: known, write: write, desk: self, now: now)
        let screen = CheckScreen(
            line: write.line(watched), facts: parts.facts, advice: watched.check.fields.advice,
            isPaused: watched.isPaused, isBad: watched.standing.verdict.isBad, cause: parts.cause, known: parts.known,
            lapsed: parts.lapsed, address: watched.token.map { "\(address(context))/ping/\($0)" },
            availability: parts.availability, span: span, charts: parts.charts, changes: parts.changes,
            pings: parts.pings, windows: parts.windows, entries: entries, mayManage: mayManage)
        return .page(RoundsWeb.checkPage(screen, in: frame(request, context)), status: status)
    }
}

/// All that is read for the page of one check.
struct CheckKnown: Sendable {
    let watched: WatchedCheck
    let windows: [MaintenanceWindow]
    let names: [Person.ID: String]
    let openTickets: Set<Ticket.ID>
    let well: WellTimes
    /// Of every part that is shown, read or not.
    let answers: [Rollup]
    let changes: [CheckChange]
    let pings: [KeptPing]
    let cause: WatchedCheck?
    let service: Service?

    init(_ id: Check.ID, over span: LookBack, in tx: any Transaction, zone: Zone, at now: Moment) throws {
        guard let watched = try tx.check(id) else { throw Denial.notFound }
        self.watched = watched
        windows = try tx.windows(of: watched.check, at: now)
        var people = Set(windows.map(\.by))
        if let owner = watched.check.fields.owner { people.insert(owner) }
        if let known = watched.acknowledgement { people.insert(known.by) }
        names = try tx.names(of: people)
        openTickets = try tx.openTickets(of: [watched])
        let history = try tx.history(of: watched, since: WellTimes.begin(of: span, zone: zone, now: now))
        well = WellTimes(history, over: span, zone: zone, now: now)
        answers = try tx.answers(of: id, over: span, at: now)
        changes = try tx.changes(of: id, limit: 50)
        pings = watched.check.kind == .heartbeat ? try tx.pings(of: id, limit: 30) : []
        cause = try tx.firstCause(of: watched)
        service = try watched.check.fields.service.flatMap(tx.service)
    }
}
