import RoundsDomain
import RoundsSQL
import RoundsStore

/// Eight weeks of rounds that were walked and signed, and of shifts that were handed over, each at its time and through the
/// functions of the desk. Today's round is nobody's yet, and nothing that was decided holds beyond yesterday.
struct DemoRounds {
    private static let seed: UInt64 = 0x0DD5_1C0A
    /// So many days back the morning round was late, and the lead was told.
    static let late: Set<Int> = [9, 31]
    /// What was found bad by hand, so many days back.
    private static let ill: [Int: (code: String, words: String)] = [
        17: ("H01", "Amber light on the second UPS"), 38: ("H03", "It showed the census of the evening before"),
    ]
    /// What may be well by itself in some hours.
    private static let watched: Set<EvidenceLine.Verdict> = [.late, .unusual, .unowned]

    private let tx: any Transaction
    private let plan: ShiftPlan
    private let past: DemoPast
    private let crew: DemoCrew
    private let today: Day

    static func fill(_ tx: any Transaction, by plan: ShiftPlan, at now: Moment) throws {
        guard let crew = try DemoCrew(tx) else { return }
        let past = try DemoPast(tx, until: now, in: plan.zone)
        let today = plan.zone.day(of: now)
        let rounds = DemoRounds(tx: tx, plan: plan, past: past, crew: crew, today: today)
        var dice = SplitMix64(seed: seed)
        // The shift before this one leaves its handover as the day begins.
        let before = plan.previous(before: plan.shift(at: now))
        var shift = plan.shift(.day, on: today - (Demo.days - 1))
        while shift.start < before.end {
            if shift.kind == .day, shift.day < today {
                for kind in Round.Kind.allCases { try rounds.go(kind, in: shift, &dice) }
            }
            if shift != before { try rounds.handOver(shift, &dice) }
            shift = plan.next(after: shift)
        }
    }

    private func go(_ kind: Round.Kind, in shift: Shift, _ dice: inout SplitMix64) throws {
        let (person, signedAt) = (crew.person(in: shift), time(of: kind, in: shift, &dice))
        if kind == .morning {
            try tx.beginDuty(in: shift, by: person, at: shift.start)
            let due = plan.roundDue(on: shift.day)
            if due < signedAt { try tx.tellIfUnsigned(on: shift.day, at: due) }
        }
        try lookAtAll(kind, on: shift.day, by: person, until: signedAt - .minutes(4))
        let opened = try decide(look(kind, shift, at: signedAt - .minutes(3)), by: person, &dice)
        let signing = look(kind, shift, at: signedAt)
        let board = try past.board(signing, tx)
        _ = try tx.signRound(signing, seen: board.fingerprint, acceptingExceptions: true, by: person) { board }
        for (ticket, found) in opened {
            let mended = signedAt + .minutes(Int64.random(in: 40...150, using: &dice))
            let fix = found.id.source == .byHand ? "Put right and seen to." : "Put right; its next run will show it."
            _ = try tx.resolveTicket(
                ticket, fix: fix, cause: found.reason, by: person, at: min(mended, shift.end - .minutes(50)))
        }
    }

    private func look(_ kind: Round.Kind, _ shift: Shift, at then: Moment) -> EvidenceLook {
        EvidenceLook(kind, on: shift.day, plan: plan, now: then)
    }

    /// When it was signed: the final checks before the shift is handed over.
    private func time(of kind: Round.Kind, in shift: Shift, _ dice: inout SplitMix64) -> Moment {
        guard kind == .morning else { return shift.end - .seconds(Int64.random(in: 1_200...2_400, using: &dice)) }
        let due = plan.roundDue(on: shift.day)
        let spare = Int64.random(in: 300...3_000, using: &dice)
        guard !Self.late.contains(today - shift.day) else { return due + .seconds(spare / 2) }
        return max(shift.start + .minutes(16), due - .seconds(spare))
    }

    /// What only a person can see to, a line a minute.
    private func lookAtAll(_ kind: Round.Kind, on day: Day, by person: Person, until last: Moment) throws {
        let checks = try tx.roundChecks()
        let ill = kind == .morning ? Self.ill[today - day] : nil
        for (place, check) in checks.enumerated() {
            let at = last - .minutes(Int64(checks.count - place))
            let isWell = ill?.code != check.code
            let tick = try Tick(check.code, isGood: isWell, words: isWell ? "" : ill?.words ?? "")
            try tx.tick(tick, EvidenceLook(kind, on: day, plan: plan, now: at), by: person)
        }
    }

    /// Decides about what nobody has in hand. One in six is left, and the round is signed with that exception.
    /// - Returns: the requests that were opened for what no check reports.
    private func decide(
        _ look: EvidenceLook, by person: Person, _ dice: inout SplitMix64
    ) throws -> [(ticket: Ticket.ID, found: EvidenceLine)] {
        let board = try past.board(look, tx)
        let midnight = plan.zone.moment(on: today)
        var opened: [(ticket: Ticket.ID, found: EvidenceLine)] = []
        for line in board.obstacles where line.obstacle == .undecided {
            let found = line.evidence
            let isBroken = found.verdict == .failed || found.verdict == .missing
            if look.kind == .morning, isBroken, past.isReportedByNobody(found.id) {
                let ticket = try tx.openTicket(for: found.id, seen: found.verdict, on: board, look, by: person)
                _ = try tx.takeTicket(ticket.id, by: person, at: look.now + .minutes(1))
                opened.append((ticket.id, found))
                continue
            }
            guard Int.random(in: 0..<6, using: &dice) > 0 else { continue }
            let kind: LineDecision.Kind = Self.watched.contains(found.verdict) ? .watch : .known
            let draft = try LineDecision.Draft(
                found.id, seen: found.verdict, kind, until: min(look.now + kind.standing, midnight), at: look.now)
            try tx.decide(draft, on: board, look, by: person)
        }
        return opened
    }

    private func handOver(_ shift: Shift, _ dice: inout SplitMix64) throws {
        let (writer, reader) = (crew.person(in: shift), crew.person(in: plan.next(after: shift)))
        if shift.kind == .night { try tx.beginDuty(in: shift, by: writer, at: shift.start) }
        let writtenAt = shift.end - .seconds(Int64.random(in: 480...960, using: &dice))
        let words = DemoCrew.words(of: shift.kind).randomElement(using: &dice) ?? ""
        let written = try tx.writeHandover(of: shift, words: words, by: writer, at: writtenAt) {
            try past.handoverLines(EvidenceLook(.final, plan: plan, now: writtenAt), tx)
        }
        let readAt = shift.end + .seconds(Int64.random(in: 60...300, using: &dice))
        _ = try tx.acceptHandover(written.id, plan: plan, by: reader, at: readAt)
    }
}
