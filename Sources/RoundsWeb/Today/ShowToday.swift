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
        let kind = form.text("shift").flatMap(Shift.Kind.init(rawValue:))
        // Whoever takes over goes on with the handover they were reading.
        let path = form.integer("handover").map { "/handovers/\($0)" } ?? "/today"
        return try await once(form, by: person, begins ? .onDuty : .offDuty, at: path) { [plan] tx, now in
            let shift = plan.duty(kind, at: now)
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
    /// The lead was told.
    let isOverdue: Bool
    /// It is unsigned, its hour is over, and the desk was there when it came.
    let isRoundLate: Bool
    let handover: Handover?
    /// P1 first, then P2, then what breaks a promise next.
    let tickets: [TicketLine]
    let counts: TicketCounts
    /// Theirs, what breaks a promise next first.
    let mine: [TicketLine]
    let tasks: [TaskLine]
    let jobs: [JobLine]
    /// Nothing is known of the hospital: no service, place or device, and no request ever came.
    let isEmpty: Bool
}

extension Transaction {
    /// How many requests stand under Now.
    private static var shown: Int { 6 }

    func todayFound(_ plan: ShiftPlan, for person: Person, at now: Moment) throws -> TodayFound {
        let look = EvidenceLook(.morning, plan: plan, now: now)
        let shift = plan.shift(at: now)
        let people = try askOnDuty(in: shift), board = try askBoard(look), round = try askRound(.morning, on: look.day)
        let isOverdue = try askIsRoundOverdue(on: look.day), handover = try askLastHandover()
        let first = try askFirst(), counts = try askTicketCounts(for: person.id)
        let mine = try askTickets(.assigned(to: person.id), limit: Self.shown), jobs = try askOpenJobs(limit: 20)
        let tasks = try askTasks(on: look.day, of: .onDuty(person.id))
        let knowsHospital = try askKnowsHospital(), beginning = try askBeginning()
        let tickets = try first.answer(), signed = try round.answer(), counted = try counts.answer()
        return TodayFound(
            shift: shift, people: try people.answer(), board: try board.answer(), round: signed,
            isOverdue: try isOverdue.answer(),
            isRoundLate: try signed == nil && plan.isRoundLate(on: look.day, at: now, since: beginning.answer()),
            handover: try handover.answer(), tickets: tickets,
            counts: counted, mine: try mine.answer().lines,
            tasks: try tasks.answer(), jobs: try jobs.answer(),
            isEmpty: try counted.open + counted.resolved == 0 && !knowsHospital.answer())
    }

    private func askFirst() throws -> Asked<[TicketLine]> {
        let urgent = try [Priority.p1, .p2].map { priority in
            try askTickets(.matching(TicketFilter(priority: priority)), limit: Self.shown)
        }
        let open = try askTickets(.open, limit: Self.shown * 2)
        return Asked {
            let others = try open.answer().lines.filter { $0.priority > .p2 }
            return Array((try urgent.flatMap { try $0.answer().lines } + others).prefix(Self.shown))
        }
    }
}
