import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /wrap-up
    func showWrapUp(_ request: Request, _ context: DeskContext) async throws -> Response {
        let screen = try await wrapUpScreen(for: try context.person)
        return .page(wrapUpPage(screen, in: frame(request, context)))
    }

    /// POST /wrap-up/cause
    func explainTicket(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        guard let id = form.integer("number").map({ Ticket.ID($0) }) else { throw Denial.notFound }
        return try await once(form, by: person, .explained, at: "/wrap-up") { tx, now in
            _ = try tx.explainTicket(
                id, cause: form.text("cause") ?? "", version: form.integer("version"), by: person, at: now)
        }
    }

    /// POST /wrap-up/next
    func sayNextStep(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        guard let id = form.integer("number").map({ Ticket.ID($0) }) else { throw Denial.notFound }
        do {
            let typed = (form.text("follow_up") ?? "").trimmed
            return try await once(form, by: person, .nextStep, at: "/wrap-up") { [plan] tx, now in
                try tx.sayNextStep(
                    id, form.text("body") ?? "", lookAgain: Day(iso: typed), version: form.integer("version"),
                    plan: plan, by: person, at: now)
            }
        } catch let complaints as Complaints {
            var screen = try await wrapUpScreen(for: person)
            screen.entries = Entries(form, complaints: complaints.list)
            screen.failed = id.number
            return .page(wrapUpPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    /// POST /wrap-up/handover
    func writeHandover(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        do {
            return try await once(form, by: person, .handedOver) { [plan] tx, now in
                let written = try tx.writeHandover(
                    of: plan.shift(at: now), words: form.text("words") ?? "", plan: plan, by: person, at: now)
                return "/handovers/\(written.id)"
            }
        } catch let complaints as Complaints {
            var screen = try await wrapUpScreen(for: person)
            screen.entries = Entries(form, complaints: complaints.list)
            return .page(wrapUpPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    private func wrapUpScreen(for person: Person) async throws -> WrapUpScreen {
        let now = now()
        let shift = plan.shift(at: now)
        let found = try await database.read { [plan] tx in try tx.wrapUpFound(shift, plan, for: person, at: now) }
        return WrapUpScreen(
            shift: shift.kind.title, ends: text(shift.end, now: now),
            gaps: found.wrapUp.gaps.map { gap in
                .init(
                    number: gap.ticket.number, title: gap.title, version: gap.version,
                    lacks: gap.missing.map { "its \($0.rawValue)" }.joined(separator: " and "))
            },
            adrift: found.wrapUp.adrift.map { work in
                .init(
                    number: work.ticket.number, title: work.title, priority: work.priority, requester: work.requester,
                    changed: text(work.changedAt, now: now), version: work.version,
                    lookAgain: work.followUp.map { _ in (plan.zone.day(of: now) + 1).iso })
            },
            resolved: found.wrapUp.resolved, open: found.wrapUp.open,
            final: found.hasFinalChecks
                ? .init(sentence: found.board.sentence, isClear: found.board.isClear, signer: found.round?.signer)
                : nil,
            tomorrow: found.tomorrow.lines.map { line in
                TomorrowRow(
                    subject: line.subject, reasons: line.reasons.joined(separator: "; ").capitalizedFirst,
                    due: line.due.map { text($0, now: now) }, path: line.path)
            },
            lines: found.lines.map(HandoverRow.init),
            handover: found.handover.map { ("/handovers/\($0.id)", $0.isAccepted) },
            next: "the \(plan.next(after: shift).kind.title.lowercased())")
    }
}

/// All that the wrap-up shows, read in one transaction.
private struct WrapUpFound: Sendable {
    let wrapUp: WrapUp
    let board: Board
    let round: Round?
    let hasFinalChecks: Bool
    let tomorrow: Tomorrow
    let lines: [HandoverLine]
    let handover: Handover?
}

extension Transaction {
    fileprivate func wrapUpFound(
        _ shift: Shift, _ plan: ShiftPlan, for person: Person, at now: Moment
    ) throws -> WrapUpFound {
        let look = EvidenceLook(.final, plan: plan, now: now)
        return WrapUpFound(
            wrapUp: try wrapUp(of: person, in: shift, plan: plan, at: now), board: try board(look),
            round: try round(.final, on: look.day), hasFinalChecks: look.hasBegun,
            tomorrow: try tomorrow(of: person, plan: plan, at: now),
            lines: try handoverLines(plan: plan, at: now), handover: try handover(of: shift))
    }
}
