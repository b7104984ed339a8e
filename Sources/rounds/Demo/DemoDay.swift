import RoundsDomain
import RoundsSQL
import RoundsStore

/// How the day begins at Cedar Hollow: the shift before has left its handover, and somebody of this one accepted it.
enum DemoDay {
    /// What is urgent is told whatever comes after it; what is over since the handover before stands besides.
    static let mostLines = 12

    static func begin(_ tx: any Transaction, by plan: ShiftPlan, at now: Moment) throws {
        guard let lee = try tx.person(signInName: "lee"), let priya = try tx.person(signInName: "priya") else { return }
        let shift = plan.shift(at: now)
        let before = plan.previous(before: shift)
        let (writer, reader) = before.kind == .night ? (lee, priya) : (priya, lee)
        let then = before.end - .minutes(15)
        let done = before.kind == .night ? "02:40" : "14:40"
        let written = try tx.writeHandover(
            of: before,
            words: "Label printers in ED were re-mapped at \(done); watch them until the first bands are out.",
            by: writer, at: then
        ) {
            let lines = try DemoHandover(tx, plan: plan, then: then, now: now).lines(for: shift)
            let (told, over) = (lines.filter { $0.change != .gone }, lines.filter { $0.change == .gone })
            let urgent = told.filter { $0.item.section == .urgent }.count
            return Array(told.prefix(max(mostLines, urgent))) + over
        }
        _ = try tx.acceptHandover(written.id, plan: plan, by: reader, at: min(before.end + .minutes(4), now))
    }
}

/// What the desk knew when the shift before wrote its handover. All that happened is in the desk already: what came later is
/// left out, and evidence is believed by the clock of now, as the evidence is of now.
private struct DemoHandover {
    let tx: any Transaction
    let board: Board
    let plan: ShiftPlan
    let then: Moment
    let now: Moment

    init(_ tx: any Transaction, plan: ShiftPlan, then: Moment, now: Moment) throws {
        self.tx = tx
        self.plan = plan
        self.then = then
        self.now = now
        board = try tx.board(EvidenceLook(.final, plan: plan, now: now))
    }

    func lines(for shift: Shift) throws -> [HandoverLine] {
        let (items, same) = try tx.handoverItems(for: shift, plan: plan, at: now)
        let before = try tx.lastAcceptedHandover()?.lines ?? []
        let lines = HandoverLine.composed(try items + resolvedSince(), same: same, after: before)
        return try lines.filter { try wasKnown($0.item) }
    }

    /// Urgent then, and resolved by now.
    private func resolvedSince() throws -> [HandoverItem] {
        try tx.tickets(.resolved, limit: 200).lines.filter { $0.priority <= .p2 && $0.changedAt > then }
            .map(\.urgentItem)
    }

    private func wasKnown(_ item: HandoverItem) throws -> Bool {
        let words = item.key.split(separator: ":", maxSplits: 1)
        guard words.count == 2 else { return false }
        switch (words[0], Int64(words[1])) {
        case ("ticket", let number?): return try tx.ticket(Ticket.ID(number)).map { $0.reportedAt < then } ?? false
        case ("task", let number?):
            // What was left over stands on the plan.
            guard item.section == .tonight else { return true }
            return try tx.task(PlannedTask.ID(number)).map { $0.day >= plan.zone.day(of: then) } ?? false
        // The desk itself begins today.
        case ("desk", _): return false
        default:
            guard let line = EvidenceLine.ID(code: item.key).flatMap({ board.line($0)?.evidence }) else { return false }
            let since = line.id.source == .backup ? line.seenAt : line.firstSeen
            return since.map { $0 < then } ?? false
        }
    }
}
