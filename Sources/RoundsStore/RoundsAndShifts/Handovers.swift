import RoundsDomain
import RoundsSQL

extension Transaction {
    /// The newest handover, accepted or not.
    public func lastHandover() throws -> Handover? { try askLastHandover().answer() }

    public func askLastHandover() throws -> Asked<Handover?> { try askHandovers("1 = 1", limit: 1).map(\.first) }

    public func lastAcceptedHandover() throws -> Handover? {
        try handovers("h.accepted_at IS NOT NULL", limit: 1).first
    }

    public func handover(_ id: Handover.ID) throws -> Handover? { try handovers("h.id = \(id)", limit: 1).first }

    public func handover(of shift: Shift) throws -> Handover? { try askHandover(of: shift).answer() }

    func askHandover(of shift: Shift) throws -> Asked<Handover?> {
        try askHandovers("h.day = \(shift.day.number) AND h.shift = \(shift.kind.rawValue)", limit: 1).map(\.first)
    }

    /// The shift that is wrapped up: the one that has ended and left no handover, while there is still time for it, else the
    /// one that runs. A desk that began later owes none.
    public func shiftToHandOver(plan: ShiftPlan, at now: Moment) throws -> Shift {
        let running = plan.shift(at: now)
        guard let ended = plan.ended(at: now), try handover(of: ended) == nil, try wasThere(at: ended.end) else {
            return running
        }
        return ended
    }

    private func wasThere(at time: Moment) throws -> Bool {
        try row("SELECT number FROM event WHERE number = 1 AND at < \(time)") != nil
    }

    /// Whether somebody has put their name on the shift after this one.
    public func takesOver(from shift: Shift, _ person: Person, plan: ShiftPlan) throws -> Bool {
        try onDuty(in: plan.next(after: shift)).contains { $0.id == person.id }
    }

    /// The newest first, before a number.
    public func handovers(before id: Handover.ID? = nil, limit: Int) throws -> [Handover] {
        try handovers("h.id < \(id?.number ?? .max)", limit: limit)
    }

    private func handovers(_ condition: SQL, limit: Int) throws -> [Handover] {
        try askHandovers(condition, limit: limit).answer()
    }

    private func askHandovers(_ condition: SQL, limit: Int) throws -> Asked<[Handover]> {
        try ask(
            """
            SELECT h.id, h.shift, h.day, h.person_id, w.name AS writer, h.written_at, h.words, h.hash, h.accepted_by_id,
                   a.name AS accepter, h.accepted_at
            FROM handover h
            JOIN person w ON w.id = h.person_id
            LEFT JOIN person a ON a.id = h.accepted_by_id
            WHERE \(condition) ORDER BY h.id DESC LIMIT \(limit)
            """
        ).map { found in try handovers(found) }
    }

    private func handovers(_ found: [Row]) throws -> [Handover] {
        guard !found.isEmpty else { return [] }
        let ids = try found.map { try $0.integer("id") }
        let lines = try Dictionary(
            grouping: rows(
                """
                SELECT handover_id, section, key, subject, detail, path, change FROM handover_line
                WHERE handover_id IN (\(list: ids)) ORDER BY handover_id, place
                """), by: { try $0.integer("handover_id") })
        return try found.map { row in
            try Handover(row: row, lines: (lines[try row.integer("id")] ?? []).map(HandoverLine.init(row:)))
        }
    }

    /// What was added to a handover since it was written, oldest first; at most 200.
    public func addenda(to id: Handover.ID) throws -> [HandoverAddendum] {
        try rows(
            """
            SELECT p.name, a.at, a.body FROM handover_addendum a JOIN person p ON p.id = a.person_id
            WHERE a.handover_id = \(id) ORDER BY a.id LIMIT 200
            """
        ).map { HandoverAddendum(author: try $0.text("name"), at: try $0.moment("at"), body: try $0.text("body")) }
    }
}

extension Handover {
    fileprivate init(row: Row, lines: [HandoverLine]) throws {
        let acceptance = try row.optionalMoment("accepted_at").map { at in
            Acceptance(by: try row.key("accepted_by_id"), name: try row.text("accepter"), at: at)
        }
        self.init(
            id: try row.key("id"), shift: try row.word("shift"), day: Day(number: try row.integer("day")),
            writer: try row.key("person_id"), writerName: try row.text("writer"),
            writtenAt: try row.moment("written_at"), words: try row.text("words"), lines: lines,
            hash: try row.bytes("hash"), acceptance: acceptance)
    }
}

extension HandoverLine {
    fileprivate init(row: Row) throws {
        self.init(
            HandoverItem(
                try row.word("section"), key: try row.text("key"), try row.text("subject"), try row.text("detail"),
                path: try row.optionalText("path")),
            try row.word("change"))
    }
}
