import RoundsDomain
import RoundsSQL

extension Transaction {
    /// Signs a round as the person saw it, and keeps the whole board with its hash. It never changes again.
    /// - Parameters:
    ///   - seen: the board's ``Board/fingerprint``.
    ///   - acceptingExceptions: sign although it is not clear; what is in the way is named on the record.
    public func signRound(
        _ look: EvidenceLook, seen: String, acceptingExceptions: Bool, by person: Person
    ) throws -> Round {
        try signRound(look, seen: seen, acceptingExceptions: acceptingExceptions, by: person) { try board(look) }
    }

    /// Signs a round whose board is known. What the desk knows now says nothing of another time: a round of the past is given
    /// the board of the past.
    /// - Parameter board: asked for once it is certain that the round may be signed.
    public func signRound(
        _ look: EvidenceLook, seen: String, acceptingExceptions: Bool, by person: Person, board: () throws -> Board
    ) throws -> Round {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        if let signed = try round(look.kind, on: look.day) { throw signed.refusal }
        guard look.day == look.plan.zone.day(of: look.now) else {
            throw Refusal("Only today's round can be signed: evidence of another day is gone.")
        }
        guard look.hasBegun else { throw look.notBegun }
        let board = try board()
        let signature = try board.signed(
            look.kind, day: look.day, by: person, seen: seen, acceptingExceptions: acceptingExceptions)
        let lines = board.lines.map(SignedLine.init)
        let hash = Board.seal(lines, signed: signature)
        let good = Int64(board.well.count)
        let inserted = try row(
            """
            INSERT INTO round (kind, day, person_id, signed_at, clear, lines, good, hash)
            VALUES (\(look.kind.rawValue), \(look.day.number), \(person.id), \(look.now), \(signature.isClear),
                    \(Int64(lines.count)), \(good), \(hash))
            ON CONFLICT (kind, day) DO NOTHING RETURNING id
            """)
        guard let inserted else { throw Refusal("Somebody signed this round at this very moment.") }
        let round = Round(
            id: try inserted.key("id"), signature: signature, signer: person.name, hash: hash,
            lines: Int64(lines.count), good: good)
        try keep(lines, of: round.id)
        try record(.roundSigned(round), by: .person(person.id), at: look.now)
        return round
    }

    /// A hundred rows in a statement: a board has thousands of lines.
    private func keep(_ lines: [SignedLine], of round: Round.ID) throws {
        for start in stride(from: 0, to: lines.count, by: 100) {
            let part = lines[start..<min(start + 100, lines.count)]
            let values: [SQL] = part.map { line in
                """
                (\(round), \(line.id.code), \(line.subject), \(line.group), \(line.verdict.rawValue), \(line.reason),
                 \(line.seenAt), \(line.firstSeen), \(line.lastGood), \(line.decision?.rawValue), \(line.until),
                 \(line.ticket), \(line.owner))
                """
            }
            try run(
                """
                INSERT INTO round_line (round_id, line, subject, heading, verdict, reason, seen_at, first_seen_at,
                                        last_good_at, decision, until_at, ticket_id, owner)
                VALUES \(SQL.joined(values, by: ", "))
                """)
        }
    }
}
