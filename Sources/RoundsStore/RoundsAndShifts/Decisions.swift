import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Decisions whose time is not over and whose ticket, if they name one, is still open. The newest 5,000.
    public func standingDecisions(at now: Moment) throws -> [LineDecision] {
        try askStandingDecisions(at: now).answer()
    }

    func askStandingDecisions(at now: Moment) throws -> Asked<[LineDecision]> {
        try ask(
            """
            SELECT d.line, d.verdict, d.kind, d.until_at, d.owner_id, o.name AS owner, d.ticket_id, d.person_id,
                   p.name AS person, d.at
            FROM round_decision d
            JOIN person o ON o.id = d.owner_id
            JOIN person p ON p.id = d.person_id
            LEFT JOIN ticket t ON t.id = d.ticket_id
            WHERE d.until_at > \(now) AND (d.ticket_id IS NULL OR t.open = 1)
            ORDER BY d.id DESC LIMIT 5000
            """
        ).map { rows in try rows.compactMap(LineDecision.init(row:)) }
    }

    /// Decides about an exception as the person saw it.
    /// - Throws: ``Refusal`` when the line says something else by now.
    public func decide(_ draft: LineDecision.Draft, _ look: EvidenceLook, by person: Person) throws {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        try decide(draft, on: board(look), look, by: person)
    }

    /// The same on a board that is known: that of a round of the past.
    public func decide(
        _ draft: LineDecision.Draft, on board: Board, _ look: EvidenceLook, by person: Person
    ) throws {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        guard let line = board.line(draft.line)?.evidence else { throw Denial.notFound }
        guard line.verdict == draft.verdict else {
            throw Refusal("\(line.subject) has changed meanwhile: it is “\(line.verdict.word)” now.")
        }
        if let ticket = draft.ticket {
            guard try self.ticket(ticket, for: .work, by: person).state.isOpen else {
                throw Refusal("\(ticket.code) is resolved. Choose an open one, or open a new one.")
            }
        }
        let owner = try draft.owner.flatMap { try self.person($0) } ?? person
        guard owner.role.isStaff, owner.isActive else {
            throw Complaints([Complaint("owner", "Choose somebody who works at the desk.")])
        }
        try keep(draft, owner: owner, look, by: person)
    }

    /// Opens a ticket for an exception and decides so, in one go.
    /// - Throws: ``Refusal`` when one is open for it.
    public func openTicket(
        for line: EvidenceLine.ID, seen verdict: EvidenceLine.Verdict, _ look: EvidenceLook, by person: Person
    ) throws -> Ticket {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        return try openTicket(for: line, seen: verdict, on: board(look), look, by: person)
    }

    /// The same on a board that is known: that of a round of the past.
    public func openTicket(
        for line: EvidenceLine.ID, seen verdict: EvidenceLine.Verdict, on board: Board, _ look: EvidenceLook,
        by person: Person
    ) throws -> Ticket {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        guard let told = board.line(line) else { throw Denial.notFound }
        if let open = told.ticket { throw Refusal("\(open.code) is open for it already. Go on there.") }
        let found = told.evidence
        let title = "\(found.subject): \(found.verdict.word)"
        let draft = try TicketDraft(
            kind: .incident, channel: .walkUp, title: String(title.prefix(TicketDraft.titleLength)),
            details: "\(look.kind.title), \(look.day.iso): \(found.reason)", priority: found.severity,
            priorityReason: found.severity == nil ? "" : "As its check says", service: found.service)
        let ticket = try reportFound(draft, by: person, at: look.now)
        let decision = try LineDecision.Draft(line, seen: verdict, .ticket, ticket: ticket.id, at: look.now)
        try decide(decision, on: board, look, by: person)
        return ticket
    }

    private func keep(
        _ draft: LineDecision.Draft, owner: Person, _ look: EvidenceLook, by person: Person
    ) throws {
        try run(
            """
            INSERT INTO round_decision (line, verdict, kind, until_at, owner_id, ticket_id, person_id, at)
            VALUES (\(draft.line.code), \(draft.verdict.rawValue), \(draft.kind.rawValue), \(draft.until), \(owner.id),
                    \(draft.ticket), \(person.id), \(look.now))
            """)
        let decision = LineDecision(
            line: draft.line, verdict: draft.verdict, kind: draft.kind, until: draft.until,
            owner: .init(id: owner.id, name: owner.name), ticket: draft.ticket, by: person.id, byName: person.name,
            at: look.now)
        try record(.lineDecided(decision, on: look.day), by: .person(person.id), at: look.now)
    }
}

extension LineDecision {
    /// Nil for a source that an older desk knew and this one does not: it names no line any more.
    fileprivate init?(row: Row) throws {
        guard let line = EvidenceLine.ID(code: try row.text("line")) else { return nil }
        self.init(
            line: line, verdict: try row.word("verdict"), kind: try row.word("kind"),
            until: try row.moment("until_at"),
            owner: .init(id: try row.key("owner_id"), name: try row.text("owner")),
            ticket: try row.optionalKey("ticket_id"), by: try row.key("person_id"),
            byName: try row.text("person"), at: try row.moment("at"))
    }
}
