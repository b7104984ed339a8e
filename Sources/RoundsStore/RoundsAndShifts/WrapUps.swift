import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What this person has still to do before the shift ends.
    public func wrapUp(of person: Person, in shift: Shift, plan: ShiftPlan, at now: Moment) throws -> WrapUp {
        WrapUp(
            resolved: try ticketsResolved(by: person.id, since: shift.start),
            open: try openWork(of: person.id, plan: plan),
            shift: shift, now: now)
    }

    /// Somebody's open requests, what breaks a promise next first; at most 200. A follow-up is due when its day shift begins.
    public func openWork(of person: Person.ID, plan: ShiftPlan) throws -> [OpenWork] {
        let lines = try tickets(.assigned(to: person), limit: 200).lines
        let said = try saidByTheDesk(on: lines.map(\.id))
        return lines.map { line in
            OpenWork(
                ticket: line.id, title: "\(line.id.code) \(line.title)", priority: line.priority,
                requester: line.requester,
                changedAt: line.changedAt, saidAt: said[line.id], waitsFor: line.waitsFor,
                followUp: line.waiting?.followUp.map { plan.shift(.day, on: $0).start },
                version: line.version)
        }
    }

    /// When the desk last wrote on each.
    private func saidByTheDesk(on tickets: [Ticket.ID]) throws -> [Ticket.ID: Moment] {
        guard !tickets.isEmpty else { return [:] }
        let found = try rows(
            """
            SELECT ticket_id, MAX(at) AS at FROM message
            WHERE ticket_id IN (\(list: tickets)) AND kind IN ('note', 'reply') GROUP BY ticket_id
            """
        ).map { (try $0.key("ticket_id") as Ticket.ID, try $0.moment("at")) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// What somebody resolved since a time and is still resolved; the newest 100. The log is walked from its end by who did
    /// it, so the rows read are that person's acts since then.
    private func ticketsResolved(by person: Person.ID, since time: Moment) throws -> [Ticket] {
        let acts = try rows(
            """
            SELECT number, at, kind, subject_id FROM event WHERE actor = \(Actor.person(person).code)
            ORDER BY number DESC LIMIT 2000
            """)
        var seen: Set<Int64> = []
        var found: [Int64] = []
        for act in acts {
            guard try act.moment("at") >= time else { break }
            let number = try act.integer("subject_id")
            guard try act.text("kind") == Happening.Kind.ticketResolved.rawValue, seen.insert(number).inserted,
                found.count < 100
            else { continue }
            found.append(number)
        }
        return try found.compactMap { try ticket(Ticket.ID($0)) }.filter { !$0.state.isOpen }
    }

    /// Tomorrow's list for somebody, proposed. A new kind of promise is one more term.
    public func tomorrow(of person: Person, plan: ShiftPlan, at now: Moment) throws -> Tomorrow {
        let look = EvidenceLook(.final, plan: plan, now: now)
        let board = try board(look)
        let open = try openWork(of: person.id, plan: plan)
        let shift = plan.shift(at: now)
        let mine = board.exceptions.filter { line in
            guard line.evidence.id.source != .ticket else { return false }
            return line.owner?.id == nil || line.owner?.id == person.id
        }
        return Tomorrow(
            promises: try watches(of: person, board) + followUps(open) + plannedWork(of: person, look), open: open,
            exceptions: mine,
            adrift: open.filter { $0.isAdrift(in: shift, at: now) }, same: try sameThings(on: board), now: now,
            until: plan.zone.moment(on: look.day + 2))
    }

    private func watches(of person: Person, _ board: Board) -> [Tomorrow.Promise] {
        board.exceptions.compactMap { line in
            guard let decision = line.decision, decision.kind == .watch, decision.owner.id == person.id else {
                return nil
            }
            return Tomorrow.Promise(
                key: line.evidence.id.code, line.evidence.subject, reason: "you watch it", due: decision.until,
                path: line.evidence.path ?? "/round")
        }
    }

    /// What is planned for them and their teams until the end of tomorrow, and what was left over.
    private func plannedWork(of person: Person, _ look: EvidenceLook) throws -> [Tomorrow.Promise] {
        let tomorrow = look.day + 1
        let lines =
            try missedTasks(before: look.day, of: .person(person.id))
            + tasks(from: look.day, through: tomorrow, of: .person(person.id))
        return lines.filter { $0.task.state == .open }.map { line in
            let begin = look.plan.shift(.day, on: line.task.day).start
            let due = line.task.minute.map { look.plan.zone.moment(on: line.task.day, at: Int64($0) * 60) } ?? begin
            return Tomorrow.Promise(
                key: "task:\(line.task.id)", line.task.title,
                reason: line.task.day == tomorrow ? "planned" : "planned for \(line.task.day.briefText)", due: due,
                path: "/planned/\(line.task.id)")
        }
    }

    private func followUps(_ open: [OpenWork]) -> [Tomorrow.Promise] {
        open.compactMap { work in
            work.followUp.map { due in
                Tomorrow.Promise(
                    key: work.key, work.title, reason: "follow up, waits for \(work.waitsFor ?? work.requester)",
                    due: due, path: work.path)
            }
        }
    }
}
