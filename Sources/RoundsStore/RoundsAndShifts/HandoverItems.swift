import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What the next shift has to know now, with what is different from the last accepted handover.
    public func handoverLines(plan: ShiftPlan, at now: Moment) throws -> [HandoverLine] {
        let next = plan.next(after: plan.shift(at: now))
        let (items, same) = try handoverItems(for: next, plan: plan, at: now)
        return HandoverLine.composed(items, same: same, after: try lastAcceptedHandover()?.lines ?? [])
    }

    /// What a shift has to know now, from every source: what harms care first, then by when. A new source is one more term.
    public func handoverItems(
        for next: Shift, plan: ShiftPlan, at now: Moment
    ) throws -> (items: [HandoverItem], same: SameThings) {
        let look = EvidenceLook(.final, plan: plan, now: now)
        let board = try board(look)
        let items =
            try unsignedItems(look) + urgentItems() + atRiskItems(look) + waitingItems(until: next, look)
            + dueItems(until: next, look) + sickItems(board)
        return (try wellAgain(items, look), try sameThings(on: board))
    }

    /// At most so many of each kind are named.
    private static var mostNamed: Int { 200 }

    /// That nobody signed the day's final checks; the night shift makes none.
    private func unsignedItems(_ look: EvidenceLook) throws -> [HandoverItem] {
        guard look.plan.shift(at: look.now).kind == .day, try round(.final, on: look.day) == nil else { return [] }
        let title = "\(look.kind.title), \(look.day.briefText)"
        return [HandoverItem(.sick, key: "round:final", title, "nobody signed them", path: "/round?kind=final")]
    }

    /// A request whose check is good again says so: what is left is to close it.
    private func wellAgain(_ items: [HandoverItem], _ look: EvidenceLook) throws -> [HandoverItem] {
        let found = try rows(
            """
            SELECT s.ticket_id, r.name, s.since_at FROM check_state s JOIN check_rule r ON r.id = s.check_id
            JOIN ticket t ON t.id = s.ticket_id
            WHERE s.ticket_id IS NOT NULL AND t.open = 1 AND s.verdict = 'good' ORDER BY s.check_id LIMIT 1000
            """
        ).map { row in
            let since = look.stamp(try row.moment("since_at"))
            return ("ticket:\(try row.integer("ticket_id"))", "\(try row.text("name")) is well again since \(since)")
        }
        let words = Dictionary(found, uniquingKeysWith: { first, second in "\(first), \(second)" })
        return items.map { item in
            guard let word = words[item.key] else { return item }
            return HandoverItem(
                item.section, key: item.key, item.subject, "\(item.detail); \(word)", path: item.path)
        }
    }

    private func urgentItems() throws -> [HandoverItem] {
        let urgent = try urgentTickets()
        return [Priority.p1, .p2].flatMap { priority in
            urgent.filter { $0.priority == priority }.careFirst.map(\.urgentItem)
        }
    }

    /// Promises that break in the next 12 hours, or are broken already.
    private func atRiskItems(_ look: EvidenceLook) throws -> [HandoverItem] {
        let risky = try tickets(.open, limit: Self.mostNamed).lines.filter { $0.due < look.now + .hours(12) }
        return risky.careFirst.map { ticket in
            ticket.item(.atRisk, "\(ticket.isAnswerDue ? "first answer" : "solution") due \(look.stamp(ticket.due))")
        }
    }

    /// Whom the desk waits for; with a day in the next shift, it is a promise to look again.
    private func waitingItems(until next: Shift, _ look: EvidenceLook) throws -> [HandoverItem] {
        let waiting = try Ticket.Waiting.Side.allCases.flatMap { side in
            try tickets(.matching(TicketFilter(waiting: side)), limit: Self.mostNamed).lines
        }
        let last = look.plan.zone.day(of: next.end)
        let byDay = waiting.sorted { ($0.followUpDay, $0.id) < ($1.followUpDay, $1.id) }
        return byDay.compactMap { ticket in
            guard let waiting = ticket.waiting else { return nil }
            let whom = waiting.on.name(requester: ticket.requester)
            guard let day = waiting.followUp else { return ticket.item(.waiting, "waits for \(whom)") }
            guard day <= last else {
                return ticket.item(.waiting, "waits for \(whom), look again on \(day.briefText)")
            }
            return ticket.item(.promised, "follow up on \(day.briefText), waits for \(whom)")
        }
    }

    /// Planned work that falls due before the next shift is over, what is left over first. What comes later is no business of
    /// that shift: it stands on the list of whoever has it.
    private func dueItems(until next: Shift, _ look: EvidenceLook) throws -> [HandoverItem] {
        let last = look.plan.zone.day(of: next.end)
        let lines = try missedTasks(before: look.day) + tasks(from: look.day, through: last)
        let due = lines.filter { $0.task.state == .open && look.due($0.task) <= next.end }
        return due.sorted { (look.due($0.task), $0.task.id) < (look.due($1.task), $1.task.id) }.prefix(Self.mostNamed)
            .map { line in
                let who = line.who.map { ", \($0)" } ?? ", nobody has it"
                return HandoverItem(
                    .tonight, key: "task:\(line.task.id)", line.task.title, "\(line.task.time)\(who)",
                    path: "/planned/\(line.task.id)")
            }
    }

    /// Exceptions that nobody resolved by the end of the shift go over by themselves; requests are told of above.
    private func sickItems(_ board: Board) -> [HandoverItem] {
        board.exceptions.filter { $0.evidence.id.source != .ticket && $0.evidence.id.source != .handover }.map { line in
            let decision = line.decision.map { "\($0.kind.word) by \($0.byName)" } ?? line.ticket?.code ?? "undecided"
            return HandoverItem(
                .sick, key: line.evidence.id.code, line.evidence.subject,
                "\(line.evidence.verdict.word), \(decision): \(line.evidence.reason)", path: line.evidence.path)
        }
    }
}

extension [TicketLine] {
    /// What touches care before what does not; else as they were.
    fileprivate var careFirst: [TicketLine] { filter(\.careAffected) + filter { !$0.careAffected } }
}

extension TicketLine {
    /// As a handover tells of an open P1 or P2.
    public var urgentItem: HandoverItem {
        let owner = assignee.map { "with \($0)" } ?? "nobody has it"
        return item(.urgent, "\(priority.code), \(owner)\(place.isEmpty ? "" : ", \(place)")")
    }

    /// `Maria Lopez`, `the vendor`, `a change`; nil for one that does not wait.
    var waitsFor: String? { waiting?.on.name(requester: requester) }

    /// What has no day comes last.
    fileprivate var followUpDay: Int64 { waiting?.followUp?.number ?? .max }

    fileprivate func item(_ section: HandoverItem.Section, _ detail: String) -> HandoverItem {
        HandoverItem(section, key: "ticket:\(id)", "\(id.code) \(title)", detail, path: "/tickets/\(id)")
    }
}

extension PlannedTask {
    /// `Tue 24 Nov 10:00`, or the day alone.
    fileprivate var time: String {
        guard let minute = fields.minute else { return fields.day.briefText }
        let (hour, rest) = (minute / 60, minute % 60)
        return "\(fields.day.briefText) \(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension EvidenceLook {
    /// `24 Nov 21:10`, on the site's clocks.
    fileprivate func stamp(_ moment: Moment) -> String {
        let civil = plan.zone.civil(moment)
        return "\(civil.shortDate) \(civil.time)"
    }

    /// A task with a day alone is due when that day's shift ends.
    fileprivate func due(_ task: PlannedTask) -> Moment {
        guard let minute = task.minute else { return plan.shift(.day, on: task.day).end }
        return plan.zone.moment(on: task.day, at: Int64(minute) * 60)
    }
}
