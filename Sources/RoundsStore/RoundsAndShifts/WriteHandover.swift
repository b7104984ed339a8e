import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Writes the handover of a shift, as everything stands now. It never changes again.
    /// - Throws: ``Refusal`` for a shift that neither runs nor has just ended: see ``ShiftPlan/handedOver(at:)``.
    public func writeHandover(
        of shift: Shift, words: String, plan: ShiftPlan, by person: Person, at now: Moment
    ) throws -> Handover {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        guard plan.handedOver(at: now).contains(shift) else { throw ShiftPlan.notHandedOver }
        return try writeHandover(of: shift, words: words, by: person, at: now) {
            try handoverLines(of: shift, plan: plan, at: now)
        }
    }

    /// Writes a handover whose lines are known. What the desk knows now says nothing of another time: a handover of the past
    /// is given the lines of the past.
    /// - Parameter lines: asked for once it is certain that the handover may be written.
    public func writeHandover(
        of shift: Shift, words: String, by person: Person, at now: Moment, lines: () throws -> [HandoverLine]
    ) throws -> Handover {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        let words = try checked(words, "words", "Your words")
        if let written = try handover(of: shift) {
            throw Refusal("\(written.writerName) wrote it already. What has to be put right is added below it.")
        }
        let lines = try lines()
        let hash = Handover.seal(lines, shift: shift.kind, day: shift.day, words: words, by: person.id, at: now)
        let inserted = try row(
            """
            INSERT INTO handover (shift, day, person_id, written_at, words, hash)
            VALUES (\(shift.kind.rawValue), \(shift.day.number), \(person.id), \(now), \(words), \(hash))
            ON CONFLICT (day, shift) DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Refusal("Somebody wrote it at this very moment.") }
        let handover = Handover(
            id: try inserted.key("id"), shift: shift.kind, day: shift.day, writer: person.id, writerName: person.name,
            writtenAt: now, words: words, lines: lines, hash: hash)
        for (place, line) in lines.enumerated() { try keep(line, at: place, of: handover.id) }
        try record(.handoverWritten(handover), by: .person(person.id), at: now)
        return handover
    }

    private func keep(_ line: HandoverLine, at place: Int, of handover: Handover.ID) throws {
        let item = line.item
        try run(
            """
            INSERT INTO handover_line (handover_id, place, section, key, subject, detail, path, change)
            VALUES (\(handover), \(place), \(item.section.rawValue), \(item.key), \(item.subject), \(item.detail),
                    \(item.path), \(line.change.rawValue))
            """)
    }

    /// Somebody of the next shift has read it.
    public func acceptHandover(
        _ id: Handover.ID, plan: ShiftPlan, by person: Person, at now: Moment
    ) throws -> Handover {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        guard let handover = try handover(id) else { throw Denial.notFound }
        let shift = plan.shift(of: handover)
        let takesOver = try takesOver(from: shift, person, plan: plan)
        try handover.check(acceptanceBy: person, of: shift, takesOver: takesOver, at: now)
        let won = try changed(
            """
            UPDATE handover SET accepted_by_id = \(person.id), accepted_at = \(now)
            WHERE id = \(id) AND accepted_at IS NULL
            """)
        guard won == 1, let accepted = try self.handover(id) else {
            throw Refusal("Somebody accepted it at this very moment.")
        }
        try record(.handoverAccepted(accepted), by: .person(person.id), at: now)
        return accepted
    }

    /// Adds words below a handover: the only way to put something right.
    public func amendHandover(_ id: Handover.ID, _ body: String, by person: Person, at now: Moment) throws {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        guard try handover(id) != nil else { throw Denial.notFound }
        let body = try checked(body, "body", "The addendum")
        guard !body.isEmpty else { throw Complaints([Complaint("body", "Write something first.")]) }
        try run(
            """
            INSERT INTO handover_addendum (handover_id, person_id, at, body)
            VALUES (\(id), \(person.id), \(now), \(body))
            """)
        try record(Happening(.handoverAmended, about: .handover(id)), by: .person(person.id), at: now)
    }

    private func checked(_ words: String, _ field: String, _ label: String) throws -> String {
        let words = words.trimmed
        var complaints: [Complaint] = []
        complaints.check(field, label, words, most: Handover.wordsLength)
        guard complaints.isEmpty else { throw Complaints(complaints) }
        return words
    }
}
