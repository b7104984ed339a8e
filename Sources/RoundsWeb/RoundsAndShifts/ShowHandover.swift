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
        return try await once(form, by: person, .handoverAccepted, at: "/handovers/\(id)") { [plan] tx, now in
            _ = try tx.acceptHandover(id, plan: plan, by: person, at: now)
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
        let found = try await database.read { [plan] tx in
            try tx.handover(id).map { handover in
                (handover, try tx.addenda(to: id), try tx.acceptance(of: handover, by: person, plan, at: now))
            }
        }
        guard let (handover, addenda, acceptance) = found else { throw Denial.notFound }
        let works = person.may(.workRounds) && person.role.isStaff
        return HandoverScreen(
            number: id.number, title: title(handover), writer: handover.writerName,
            written: text(handover.writtenAt, now: now), words: handover.words,
            lines: handover.lines.map(HandoverRow.init),
            acceptance: handover.acceptance.map { ($0.name, text($0.at, now: now)) },
            addenda: addenda.map { ($0.author, text($0.at, now: now), $0.body) }, hash: handover.hash.hexadecimal,
            isWhole: handover.isWhole, mayAccept: works && acceptance == .now,
            mayBegin: works && acceptance == .later ? plan.next(after: plan.shift(of: handover)).kind : nil,
            mayAdd: works)
    }

    func title(_ handover: Handover) -> String { "\(handover.shift.title), \(dayTitle(handover.day))" }
}

/// Whether somebody can accept a handover.
private enum HandoverAcceptance: Sendable {
    case now
    /// Once they have begun the next shift, or the one that left it is over.
    case later
    /// It is their own, or accepted.
    case never
}

extension Transaction {
    fileprivate func acceptance(
        of handover: Handover, by person: Person, _ plan: ShiftPlan, at now: Moment
    ) throws -> HandoverAcceptance {
        guard !handover.isAccepted, handover.writer != person.id else { return .never }
        let shift = plan.shift(of: handover)
        return try shift.end <= now || takesOver(from: shift, person, plan: plan) ? .now : .later
    }
}

extension DeskContext {
    fileprivate func handover() throws -> Handover.ID {
        guard let number = parameters.get("number").flatMap(\.asWholeNumber) else { throw Denial.notFound }
        return Handover.ID(number)
    }
}
