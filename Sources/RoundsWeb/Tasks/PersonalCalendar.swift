import Crypto
import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /calendar/:secret — what one person and their teams have planned, for the calendar program they use.
    func showCalendar(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard var text = context.parameters.get("secret") else { throw Denial.notFound }
        if text.hasSuffix(".ics") { text.removeLast(4) }
        guard let secret = Secret(text: text) else { throw Denial.notFound }
        let today = today(now())
        let (mark, lines) = try await database.read { tx in
            guard let person = try tx.personBehindCalendar(secret) else { throw Denial.notFound }
            let planned = try tx.tasks(
                from: today - 28, through: today + Maintenance.daysAhead, of: .person(person.id))
            let missed = try tx.missedTasks(before: today - 28, of: .person(person.id))
            return (try tx.deskMark(), missed + planned)
        }
        let address = address(context)
        let calendar = ICalendar(
            name: "\(settings.siteName), planned work", entries: lines.map { entry($0, mark, address) })
        let bytes = calendar.bytes
        let tag = "\"\(Array(SHA256.hash(data: bytes).prefix(16)).hexadecimal)\""
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "private, no-cache"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = "text/calendar; charset=utf-8"
        return Response(status: .ok, headers: headers, body: .init(bytes: bytes))
    }

    private func entry(_ line: TaskLine, _ mark: String, _ address: String) -> ICalendar.Entry {
        let task = line.task
        let when: ICalendar.Entry.When =
            task.minute.map { minute in
                let begin = zone.moment(on: task.day, at: Int64(minute) * 60)
                return .time(second: begin.milliseconds / 1_000, minutes: 30)
            } ?? .day(task.day.iso.filter { $0 != "-" })
        let steps = (task.run?.steps ?? []).map { ($0.isDone ? "☑ " : "☐ ") + $0.text }
        let words = [task.details, task.result].filter { !$0.isEmpty } + steps
        return ICalendar.Entry(
            uid: "task-\(task.id)@\(mark).rounds", sequence: task.version - 1,
            changed: task.changedAt.milliseconds / 1_000, when: when,
            summary: task.state == .done ? "✓ \(task.title)" : task.title,
            description: words.joined(separator: "\n"), url: address + task.id.path)
    }

    /// POST /account/calendar — answers with the page that shows the address, which is not shown again.
    func makeCalendar(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        _ = try await request.form(upTo: 16_384)
        var system = SystemRandomNumberGenerator()
        let secret = Secret(using: &system)
        let now = now()
        try await database.write { tx in try tx.makeCalendarFeed(with: secret, for: person, at: now) }
        let link = calendarLink(secret, context)
        return .page(calendarLinkPage(link, in: frame(request, context)))
    }

    func calendarLink(_ secret: Secret, _ context: DeskContext) -> String {
        "\(address(context))/calendar/\(secret.text).ics"
    }

    /// POST /account/calendar/revoke
    func revokeCalendar(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let now = now()
        try await database.write { tx in try tx.revokeCalendarFeed(of: person, at: now) }
        return .done(.calendarEnded, at: "/account#calendar")
    }
}
