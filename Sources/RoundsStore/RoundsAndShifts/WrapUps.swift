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

    /// Somebody's open requests, what breaks a promise next first; at most 200. The day of a follow-up has come when its day
    /// shift begins.
    public func openWork(of person: Person.ID, plan: ShiftPlan) throws -> [OpenWork] {
        let lines = try tickets(.assigned(to: person), limit: 200).lines
        let ids = lines.map(\.id)
        let (said, promises, days) = (
            try saidByTheDesk(on: ids), try promised(on: ids), try plannedDays(about: ids)
        )
        return lines.map { line in
            OpenWork(
                ticket: line.id, title: "\(line.id.code) \(line.title)", priority: line.priority,
                requester: line.requester,
                changedAt: line.changedAt, saidAt: said[line.id], waitsFor: line.waitsFor,
                followUp: line.waiting?.followUp.map { plan.shift(.day, on: $0).start },
                plannedFor: days[line.id].map { plan.zone.end(of: $0) }, answerDue: promises[line.id]?.answer,
                solutionDue: promises[line.id]?.solution, version: line.version)
        }
    }

    /// What the desk promised of each by its service levels and has not kept yet.
    private func promised(
        on tickets: [Ticket.ID]
    ) throws -> [Ticket.ID: (answer: Moment?, solution: Moment?)] {
        guard !tickets.isEmpty else { return [:] }
        let found = try rows(
            """
            SELECT id, response_due_at, resolution_due_at, answered_at FROM ticket WHERE id IN (\(list: tickets))
            """
        ).map { row -> (Ticket.ID, (answer: Moment?, solution: Moment?)) in
            let isAnswered = try row.optionalMoment("answered_at") != nil
            let answer = try row.optionalMoment("response_due_at")
            let solution = try row.optionalMoment("resolution_due_at")
            return (try row.key("id"), (answer: isAnswered ? nil : answer, solution: solution))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// The last day on which work is planned about each.
    private func plannedDays(about tickets: [Ticket.ID]) throws -> [Ticket.ID: Day] {
        guard !tickets.isEmpty else { return [:] }
        let found = try rows(TaskSubject.lastDays(of: tickets.map(TaskSubject.ticket))).compactMap {
            row -> (Ticket.ID, Day)? in
            guard case .ticket(let id)? = TaskSubject(code: try row.text("about")) else { return nil }
            return (id, try row.day("day"))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
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
        let shift = try shiftToHandOver(plan: plan, at: now)
        let mine = board.exceptions.filter { line in
            guard line.evidence.id.source != .ticket else { return false }
            return line.owner?.id == nil || line.owner?.id == person.id
        }
        let promised = watches(of: person, board) + open.flatMap(\.promises) + followUps(open, plan)
        return Tomorrow(
            promises: try promised + plannedWork(of: person, look), open: open, exceptions: mine,
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

    /// What is planned for them, for their teams and for nobody until the end of tomorrow, and what was left over.
    private func plannedWork(of person: Person, _ look: EvidenceLook) throws -> [Tomorrow.Promise] {
        let tomorrow = look.day + 1
        let lines =
            try missedTasks(before: look.day, of: .onDuty(person.id))
            + tasks(from: look.day, through: tomorrow, of: .onDuty(person.id))
        return lines.filter { $0.task.state == .open }.map { line in
            let task = line.task
            let planned = task.day == tomorrow ? "planned" : "planned for \(task.day.briefText)"
            return Tomorrow.Promise(
                key: "task:\(task.id)", task.title, reason: line.who == nil ? "\(planned), nobody has it" : planned,
                due: task.due(in: look.plan.zone), hasTime: task.minute != nil, path: "/planned/\(task.id)")
        }
    }

    /// A follow-up has a day alone.
    private func followUps(_ open: [OpenWork], _ plan: ShiftPlan) -> [Tomorrow.Promise] {
        open.compactMap { work in
            work.followUp.map { begin in
                Tomorrow.Promise(
                    key: work.key, work.title, reason: "follow up, waits for \(work.waitsFor ?? work.requester)",
                    due: plan.zone.end(of: plan.zone.day(of: begin)), hasTime: false, path: work.path)
            }
        }
    }
}

extension TaskSubject {
    /// The last day of open work about each that has any.
    static func lastDays(of subjects: [TaskSubject]) -> SQL {
        """
        SELECT about, MAX(day) AS day FROM planned_task
        WHERE open = 1 AND about IN (\(list: subjects.map(\.code))) GROUP BY about
        """
    }
}
