import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /today
    func showToday(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let now = now()
        let found = try await database.read { [plan] tx in try tx.todayFound(plan, for: person, at: now) }
        return .page(todayPage(todayScreen(found, for: person, now: now), in: frame(request, context)))
    }

    /// POST /duty
    func changeDuty(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form()
        let begins = form.text("on") == "yes"
        return try await once(form, by: person, begins ? .onDuty : .offDuty, at: "/today") { [plan] tx, now in
            let shift = plan.shift(at: now)
            if begins {
                try tx.beginDuty(in: shift, by: person, at: now)
            } else {
                try tx.endDuty(in: shift, by: person, at: now)
            }
        }
    }
}

/// All that Today shows, read in one transaction.
struct TodayFound: Sendable {
    let shift: Shift
    let people: [Person]
    let board: Board
    let round: Round?
    let isOverdue: Bool
    let handover: Handover?
    /// P1 first, then P2, then what breaks a promise next.
    let tickets: [TicketLine]
    let counts: TicketCounts
    /// Theirs, what breaks a promise next first.
    let mine: [TicketLine]
    let tasks: [TaskLine]
    let jobs: [JobLine]
}

extension Transaction {
    /// How many requests stand under Now.
    private static var shown: Int { 6 }

    func todayFound(_ plan: ShiftPlan, for person: Person, at now: Moment) throws -> TodayFound {
        let look = EvidenceLook(.morning, plan: plan, now: now)
        let shift = plan.shift(at: now)
        return TodayFound(
            shift: shift, people: try onDuty(in: shift), board: try board(look),
            round: try round(.morning, on: look.day),
            isOverdue: try isRoundOverdue(on: look.day), handover: try lastHandover(),
            tickets: try first(), counts: try ticketCounts(for: person.id),
            mine: try tickets(.assigned(to: person.id), limit: Self.shown).lines,
            tasks: try tasks(on: look.day, of: .onDuty(person.id)), jobs: try openJobs(limit: 20))
    }

    private func first() throws -> [TicketLine] {
        func open(_ priority: Priority) throws -> [TicketLine] {
            try tickets(.matching(TicketFilter(priority: priority)), limit: Self.shown).lines
        }
        let urgent = try open(.p1) + open(.p2)
        guard urgent.count < Self.shown else { return Array(urgent.prefix(Self.shown)) }
        let others = try tickets(.open, limit: Self.shown * 2).lines.filter { $0.priority > .p2 }
        return Array((urgent + others).prefix(Self.shown))
    }
}
