import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What the next shift has to know now, with what is different from the last accepted handover.
    /// - Parameter shift: whose handover it is; nil for the one that runs.
    public func handoverLines(of shift: Shift? = nil, plan: ShiftPlan, at now: Moment) throws -> [HandoverLine] {
        let next = plan.next(after: shift ?? plan.shift(at: now))
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
            try unsignedItems(before: next, look) + urgentItems() + atRiskItems(look) + waitingItems(until: next, look)
            + dueItems(until: next, look) + board.sickItems
        return (try wellAgain(items, look), try sameThings(on: board))
    }

    /// At most so many of each kind are named. How many there are besides is said: nothing is left out in silence.
    private static var mostNamed: Int { 200 }

    /// That nobody signed the day's final checks; the night shift makes none.
    private func unsignedItems(before next: Shift, _ look: EvidenceLook) throws -> [HandoverItem] {
        let shift = look.plan.previous(before: next)
        guard shift.kind == .day, try round(.final, on: shift.day) == nil else { return [] }
        let title = "\(look.kind.title), \(shift.day.briefText)"
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
        let named = [Priority.p1, .p2].flatMap { priority in
            urgent.filter { $0.priority == priority }.careFirst.map(\.urgentItem)
        }
        return try named + more(.urgent, "urgent", "Open P1 and P2", besides: named.count, of: "priority <= 2")
    }

    /// Promises that break in the next 12 hours, or are broken already: however many are broken, those that can still be kept
    /// are named.
    private func atRiskItems(_ look: EvidenceLook) throws -> [HandoverItem] {
        let (now, end) = (look.now, look.now + .hours(12))
        let broken = try tickets(.open, dueBy: now, limit: Self.mostNamed).lines
        let soon = try tickets(.open, after: TicketCursor(dueBy: now), dueBy: end, limit: Self.mostNamed).lines
        let named = (broken + soon).careFirst.map { $0.item(.atRisk, $0.risk(until: end, look)) }
        let risky: SQL = "due_at > \(now) AND due_at <= \(end)"
        return try named + more(.atRisk, "at_risk", "Promises at risk", besides: soon.count, of: risky)
            + more(
                .atRisk, "broken", "Broken promises", besides: broken.count, of: "due_at <= \(now)",
                query: "&broken=yes")
    }

    /// Whom the desk waits for; with a day in the next shift, it is a promise to look again.
    private func waitingItems(until next: Shift, _ look: EvidenceLook) throws -> [HandoverItem] {
        let last = look.plan.zone.day(of: next.end)
        let named = try waitingTickets(limit: Self.mostNamed).compactMap { ticket -> HandoverItem? in
            guard let whom = ticket.waitsFor else { return nil }
            guard let day = ticket.waiting?.followUp else { return ticket.item(.waiting, "waits for \(whom)") }
            guard day <= last else {
                return ticket.item(.waiting, "waits for \(whom), look again on \(day.briefText)")
            }
            return ticket.item(.promised, ticket.followUp(by: day))
        }
        return try named
            + more(
                named.last?.section ?? .waiting, "waiting", "Requests that wait", besides: named.count,
                of: "waiting_on IS NOT NULL", query: "&state=waiting")
    }

    /// What waits: first what the desk promised to look at again soonest, last what has no day.
    private func waitingTickets(limit: Int) throws -> [TicketLine] {
        let numbers = try rows(
            """
            SELECT id FROM ticket WHERE open = 1 AND waiting_on IS NOT NULL ORDER BY follow_up_day NULLS LAST, id LIMIT \(limit)
            """
        ).map { try $0.key("id") as Ticket.ID }
        return numbers.isEmpty ? [] : try tickets(numbered: numbers)
    }

    /// One line for the open requests that fit and are not named, leading to their list; none when all are.
    private func more(
        _ section: HandoverItem.Section, _ key: String, _ subject: String, besides named: Int, of condition: SQL,
        query: String = ""
    ) throws -> [HandoverItem] {
        guard named >= Self.mostNamed else { return [] }
        let all = try row("SELECT COUNT(*) AS count FROM ticket WHERE open = 1 AND \(condition)")?.integer("count") ?? 0
        return HandoverItem.more(section, key, subject, Int(all) - named, path: "/tickets?show=open\(query)")
    }

    /// Planned work that falls due before the next shift is over, what is left over first. What comes later is no business of
    /// that shift: it stands on the list of whoever has it.
    private func dueItems(until next: Shift, _ look: EvidenceLook) throws -> [HandoverItem] {
        let last = look.plan.zone.day(of: next.end)
        let missed = try missedTasks(before: look.day)
        let lines = try missed + tasks(from: look.day, through: last)
        let due = lines.filter { $0.task.state == .open && look.due($0.task) <= next.end }
        let named = due.sorted { (look.due($0.task), $0.task.id) < (look.due($1.task), $1.task.id) }
            .prefix(Self.mostNamed)
            .map { line in
                let who = line.who.map { ", \($0)" } ?? ", nobody has it"
                return HandoverItem(
                    .tonight, key: "task:\(line.task.id)", line.task.title, "\(line.task.time)\(who)",
                    path: "/planned/\(line.task.id)")
            }
        let besides = try due.count - named.count + unreadTasks(besides: missed, before: look.day)
        return named + HandoverItem.more(.tonight, "tonight", "Planned work", besides, path: "/planned")
    }

    /// How much work is left over that was not even read.
    private func unreadTasks(besides missed: [TaskLine], before today: Day) throws -> Int {
        guard missed.count >= Self.mostNamed else { return 0 }
        let all = try row("SELECT COUNT(*) AS count FROM planned_task WHERE open = 1 AND day < \(today.number)")
        return Int(try all?.integer("count") ?? 0) - missed.count
    }
}

extension Board {
    /// Exceptions that nobody resolved by the end of the shift go over by themselves; requests are told of besides.
    public var sickItems: [HandoverItem] {
        exceptions.filter { $0.evidence.id.source != .ticket && $0.evidence.id.source != .handover }.map { line in
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

    /// The promise that breaks by then. What the service levels promise is told before a follow-up, which is told with whom it
    /// waits for.
    fileprivate func risk(until end: Moment, _ look: EvidenceLook) -> String {
        func told(_ promise: Promise, _ due: Moment) -> String { "\(promise.words) due \(look.stamp(due))" }
        guard promise == .followUp, let day = waiting?.followUp else { return told(promise, due) }
        if let answerDue, answerDue <= end { return told(.answer, answerDue) }
        if let solutionDue, solutionDue <= end { return told(.solution, solutionDue) }
        return followUp(by: day)
    }

    /// In the same words whoever tells of it, so that it is told once.
    fileprivate func followUp(by day: Day) -> String {
        "follow up by \(day.briefText), waits for \(waitsFor ?? requester)"
    }

    fileprivate func item(_ section: HandoverItem.Section, _ detail: String) -> HandoverItem {
        HandoverItem(section, key: "ticket:\(id)", "\(id.code) \(title)", detail, path: "/tickets/\(id)")
    }
}

extension HandoverItem {
    /// What is besides, in one line; nothing when there is no more.
    fileprivate static func more(
        _ section: Section, _ key: String, _ subject: String, _ count: Int, path: String
    ) -> [HandoverItem] {
        guard count > 0 else { return [] }
        return [HandoverItem(section, key: "more:\(key)", subject, "and \(count) more", path: path)]
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
    func stamp(_ moment: Moment) -> String {
        let civil = plan.zone.civil(moment)
        return "\(civil.shortDate) \(civil.time)"
    }

    /// A task with a day alone is due when that day's shift ends.
    fileprivate func due(_ task: PlannedTask) -> Moment {
        guard let minute = task.minute else { return plan.shift(.day, on: task.day).end }
        return plan.zone.moment(on: task.day, at: Int64(minute) * 60)
    }
}
