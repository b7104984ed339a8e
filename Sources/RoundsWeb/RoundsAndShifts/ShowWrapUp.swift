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
        return try await orAgain(form, .cause(id.number), request, context) {
            try await once(form, by: person, .explained, at: "/wrap-up") { tx, now in
                _ = try tx.explainTicket(
                    id, cause: form.text("cause") ?? "", version: form.integer("version"), by: person, at: now)
            }
        }
    }

    /// POST /wrap-up/next
    func sayNextStep(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        guard let id = form.integer("number").map({ Ticket.ID($0) }) else { throw Denial.notFound }
        return try await orAgain(form, .nextStep(id.number), request, context) {
            let day = try nextDay(form)
            return try await once(form, by: person, .nextStep, at: "/wrap-up") { [plan] tx, now in
                try tx.sayNextStep(
                    id, form.text("body") ?? "", lookAgain: day, version: form.integer("version"), plan: plan,
                    by: person, at: now)
            }
        }
    }

    private func nextDay(_ form: FormBody) throws -> Day? {
        let typed = (form.text("follow_up") ?? "").trimmed
        guard !typed.isEmpty else { return nil }
        guard let day = Day(iso: typed) else {
            throw Complaints([Complaint("follow_up", "A day is written as 2026-11-25.")])
        }
        return day
    }

    /// POST /wrap-up/handover
    func writeHandover(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        let shown = try shownShift(form)
        return try await orAgain(form, .handover, request, context) {
            try await once(form, by: person, .handedOver) { [plan] tx, now in
                let shift = try shown ?? tx.shiftToHandOver(plan: plan, at: now)
                let written = try tx.writeHandover(
                    of: shift, words: form.text("words") ?? "", plan: plan, by: person, at: now)
                return "/handovers/\(written.id)"
            }
        }
    }

    /// The shift whose handover somebody had before them: it may have ended since. Nil where the form names none.
    private func shownShift(_ form: FormBody) throws -> Shift? {
        try form.text("shift").map { code in
            guard let shift = plan.shift(code: code) else { throw Denial.notFound }
            return shift
        }
    }

    /// Does it, or shows the wrap-up again with what was typed and why it could not be kept.
    private func orAgain(
        _ form: FormBody, _ failed: WrapUpScreen.Form, _ request: Request, _ context: DeskContext,
        _ act: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await act()
        } catch {
            guard let told = Self.told(error) else { throw error }
            var screen = try await wrapUpScreen(for: try context.person, of: try shownShift(form))
            screen.entries = Entries(form, complaints: told.complaints)
            screen.failed = failed
            return .page(wrapUpPage(screen, in: frame(request, context)), status: told.status)
        }
    }

    /// What is said of it above the forms; nil for what no form can mend.
    private static func told(_ error: any Error) -> (complaints: [Complaint], status: HTTPResponse.Status)? {
        let changed = "A colleague changed this request meanwhile. Look at it, then send what you typed again."
        return switch error {
        case let complaints as Complaints: (complaints.list, .unprocessableContent)
        case let refusal as Refusal: ([Complaint("", refusal.sentence)], .conflict)
        case is Stale: ([Complaint("", changed)], .conflict)
        default: nil
        }
    }

    /// - Parameter shown: the shift that the page is to be about, where it may still be handed over.
    private func wrapUpScreen(for person: Person, of shown: Shift? = nil) async throws -> WrapUpScreen {
        let now = now()
        let wanted = shown.flatMap { plan.handedOver(at: now).contains($0) ? $0 : nil }
        let found = try await database.read { [plan] tx in
            let shift = try wanted ?? tx.shiftToHandOver(plan: plan, at: now)
            return try tx.wrapUpFound(shift, plan, for: person, at: now)
        }
        var screen = wrapUpScreen(found, now: now)
        screen.shiftCode = found.shift.code
        screen.hasEnded = found.shift.end <= now
        return screen
    }

    private func wrapUpScreen(_ found: WrapUpFound, now: Moment) -> WrapUpScreen {
        WrapUpScreen(
            shift: found.shift.kind.title, ends: text(found.shift.end, now: now),
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
                    due: line.hasTime ? line.due.map { text($0, now: now) } : nil, path: line.path)
            },
            lines: found.lines.map(HandoverRow.init),
            handover: found.handover.map { ("/handovers/\($0.id)", $0.isAccepted) },
            next: "the \(plan.next(after: found.shift).kind.title.lowercased())")
    }
}

/// All that the wrap-up shows, read in one transaction.
private struct WrapUpFound: Sendable {
    let shift: Shift
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
            shift: shift, wrapUp: try wrapUp(of: person, in: shift, plan: plan, at: now), board: try board(look),
            round: try round(.final, on: look.day), hasFinalChecks: shift.kind == .day && shift.day == look.day,
            tomorrow: try tomorrow(of: person, plan: plan, at: now),
            lines: try handoverLines(of: shift, plan: plan, at: now), handover: try handover(of: shift))
    }
}
