import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /handovers?after=12
    func listHandovers(_ request: Request, _ context: DeskContext) async throws -> Response {
        let before = try request.query().text("after").flatMap(\.asWholeNumber)
        let found = try await database.read { tx in try tx.handovers(before: before.map { .init($0) }, limit: 31) }
        let now = now()
        let rows = found.prefix(30).map { handover in
            HandoverListScreen.Row(
                number: handover.id.number, title: title(handover), writer: handover.writerName,
                written: text(handover.writtenAt, now: now), accepter: handover.acceptance?.name,
                lines: handover.lines.filter { !$0.isFolded }.count)
        }
        let next = found.count > 30 ? rows.last.map { "/handovers?after=\($0.number)" } : nil
        let screen = HandoverListScreen(
            rows: rows, pager: Pager(first: before == nil ? nil : "/handovers", next: next, text: "\(rows.count) shown")
        )
        return .page(handoverListPage(screen, in: frame(request, context)))
    }

    /// GET /handovers/:number
    func showHandover(_ request: Request, _ context: DeskContext) async throws -> Response {
        let screen = try await handoverScreen(try context.handover(), for: try context.person)
        return .page(handoverPage(screen, in: frame(request, context)))
    }

    /// POST /handovers/:number/accept
    func acceptHandover(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.handover()
        let person = try context.person
        let form = try await request.form()
        return try await once(form, by: person, .handoverAccepted, at: "/handovers/\(id)") { tx, now in
            _ = try tx.acceptHandover(id, by: person, at: now)
        }
    }

    /// POST /handovers/:number/add
    func amendHandover(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id = try context.handover()
        let person = try context.person
        let form = try await request.form()
        do {
            return try await once(form, by: person, .amended, at: "/handovers/\(id)") { tx, now in
                try tx.amendHandover(id, form.text("body") ?? "", by: person, at: now)
            }
        } catch let complaints as Complaints {
            var screen = try await handoverScreen(id, for: person)
            screen.entries = Entries(form, complaints: complaints.list)
            return .page(handoverPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    private func handoverScreen(_ id: Handover.ID, for person: Person) async throws -> HandoverScreen {
        let now = now()
        let found = try await database.read { tx in try tx.handover(id).map { ($0, try tx.addenda(to: id)) } }
        guard let (handover, addenda) = found else { throw Denial.notFound }
        let works = person.may(.workRounds) && person.role.isStaff
        return HandoverScreen(
            number: id.number, title: title(handover), writer: handover.writerName,
            written: text(handover.writtenAt, now: now), words: handover.words,
            lines: handover.lines.map(HandoverRow.init),
            acceptance: handover.acceptance.map { ($0.name, text($0.at, now: now)) },
            addenda: addenda.map { ($0.author, text($0.at, now: now), $0.body) }, hash: handover.hash.hexadecimal,
            isWhole: handover.isWhole, mayAccept: works && !handover.isAccepted && handover.writer != person.id,
            mayAdd: works)
    }

    func title(_ handover: Handover) -> String { "\(handover.shift.title), \(dayTitle(handover.day))" }
}

extension DeskContext {
    fileprivate func handover() throws -> Handover.ID {
        guard let number = parameters.get("number").flatMap(\.asWholeNumber) else { throw Denial.notFound }
        return Handover.ID(number)
    }
}
