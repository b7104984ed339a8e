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
        let known = try await database.read { tx in try CheckKnown(id, in: tx, zone: zone, at: now) }
        let write = CheckWriter(
            desk: self, windows: known.windows, names: known.names, now: now, openTickets: known.openTickets)
        let watched = known.watched
        let parts = CheckParts(known: known, write: write, desk: self, now: now)
        let screen = CheckScreen(
            line: write.line(watched), facts: parts.facts, advice: watched.check.fields.advice,
            isPaused: watched.isPaused, isBad: watched.standing.verdict.isBad, cause: parts.cause, known: parts.known,
            address: watched.token.map { "\(address(context))/ping/\($0)" }, availability: parts.availability,
            charts: parts.charts, changes: parts.changes, pings: parts.pings, windows: parts.windows,
            entries: entries, mayManage: mayManage)
        return .page(RoundsWeb.checkPage(screen, in: frame(request, context)), status: status)
    }
}

/// All that is read for the page of one check.
struct CheckKnown: Sendable {
    let watched: WatchedCheck
    let windows: [MaintenanceWindow]
    let names: [Person.ID: String]
    let openTickets: Set<Ticket.ID>
    let wellDays: WellDays
    let hours: [Rollup]
    /// Every hour that is shown, read or not.
    let hourStarts: [Moment]
    let changes: [CheckChange]
    let pings: [KeptPing]
    let cause: WatchedCheck?
    let service: Service?

    static let hoursShown = Span.days(2)

    init(_ id: Check.ID, in tx: any Transaction, zone: Zone, at now: Moment) throws {
        guard let watched = try tx.check(id) else { throw Denial.notFound }
        self.watched = watched
        windows = try tx.windows(of: watched.check, at: now)
        var people = Set(windows.map(\.by))
        if let owner = watched.check.fields.owner { people.insert(owner) }
        if let known = watched.acknowledgement { people.insert(known.by) }
        names = try tx.names(of: people)
        openTickets = try tx.openTickets(of: [watched])
        let all = try tx.changes(of: id, since: WellDays.begin(zone: zone, now: now), limit: 5_000)
        let history = VerdictHistory(newestFirst: all, now: watched.standing.verdict)
        wellDays = WellDays(history, zone: zone, now: now)
        hours = try tx.hours(of: id, from: now - Self.hoursShown, until: now)
        let last = now.milliseconds / 3_600_000
        hourStarts = (0..<48).map { Moment(milliseconds: (last - 47 + $0) * 3_600_000) }
        changes = Array(all.prefix(50))
        pings = watched.check.kind == .heartbeat ? try tx.pings(of: id, limit: 30) : []
        cause = try watched.cause.flatMap(tx.check)
        service = try watched.check.fields.service.flatMap(tx.service)
    }
}
