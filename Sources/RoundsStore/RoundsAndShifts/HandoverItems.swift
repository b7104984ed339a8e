import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What the next shift has to know now, from every source, with what is different from the last accepted handover. A new
    /// source is one more term.
    public func handoverLines(plan: ShiftPlan, at now: Moment) throws -> [HandoverLine] {
        let look = EvidenceLook(.final, plan: plan, now: now)
        let items =
            try urgentItems() + atRiskItems(look) + waitingItems(look) + plannedItems(look) + sickItems(try board(look))
        return HandoverLine.composed(items, after: try lastAcceptedHandover()?.lines ?? [])
    }

    /// At most so many of each kind are named.
    private static var mostNamed: Int { 200 }

    private func urgentItems() throws -> [HandoverItem] {
        try urgentTickets().map { ticket in
            let owner = ticket.assignee.map { "with \($0)" } ?? "nobody has it"
            let place = ticket.place.isEmpty ? "" : ", \(ticket.place)"
            return ticket.item(.urgent, "\(ticket.priority.code), \(owner)\(place)")
        }
    }

    /// Promises that break in the next 12 hours, or are broken already.
    private func atRiskItems(_ look: EvidenceLook) throws -> [HandoverItem] {
        try tickets(.open, limit: Self.mostNamed).lines.filter { $0.due < look.now + .hours(12) }.map { ticket in
            ticket.item(.atRisk, "\(ticket.isAnswerDue ? "first answer" : "solution") due \(look.stamp(ticket.due))")
        }
    }

    /// Whom the desk waits for; with a day, it is a promise to look again.
    private func waitingItems(_ look: EvidenceLook) throws -> [HandoverItem] {
        try Ticket.Waiting.Side.allCases.flatMap { side in
            try tickets(.matching(TicketFilter(waiting: side)), limit: Self.mostNamed).lines
        }.compactMap { ticket in
            guard let waiting = ticket.waiting else { return nil }
            let whom = waiting.on == .requester ? ticket.requester : "the \(waiting.on.rawValue)"
            guard let day = waiting.followUp, day <= look.day + 1 else {
                return ticket.item(.waiting, "waits for \(whom)")
            }
            return ticket.item(.promised, "follow up on \(day.briefText), waits for \(whom)")
        }
    }

    /// Planned work that is left over, and what is planned until tomorrow's end.
    private func plannedItems(_ look: EvidenceLook) throws -> [HandoverItem] {
        let lines = try missedTasks(before: look.day) + tasks(from: look.day, through: look.day + 1)
        return lines.filter { $0.task.state == .open }.prefix(Self.mostNamed).map { line in
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

extension TicketLine {
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
}
