import RoundsDomain
import RoundsSQL

extension Transaction {
    /// The signed round of a day, or nil while it is unsigned.
    public func round(_ kind: Round.Kind, on day: Day) throws -> Round? { try askRound(kind, on: day).answer() }

    public func askRound(_ kind: Round.Kind, on day: Day) throws -> Asked<Round?> {
        try askRounds("r.kind = \(kind.rawValue) AND r.day = \(day.number)", limit: 1).map(\.first)
    }

    public func round(_ id: Round.ID) throws -> Round? {
        try rounds("r.id = \(id)", limit: 1).first
    }

    /// The last one signed before a day.
    public func lastRound(_ kind: Round.Kind, before day: Day) throws -> Round? {
        try askLastRound(kind, before: day).answer()
    }

    public func askLastRound(_ kind: Round.Kind, before day: Day) throws -> Asked<Round?> {
        try askRounds("r.kind = \(kind.rawValue) AND r.day < \(day.number)", limit: 1).map(\.first)
    }

    /// Signed rounds of both kinds, the newest day first.
    public func rounds(from first: Day, through last: Day, limit: Int) throws -> [Round] {
        try rounds("r.day >= \(first.number) AND r.day <= \(last.number)", limit: limit)
    }

    private func rounds(_ condition: SQL, limit: Int) throws -> [Round] {
        try askRounds(condition, limit: limit).answer()
    }

    private func askRounds(_ condition: SQL, limit: Int) throws -> Asked<[Round]> {
        try ask(
            """
            SELECT r.id, r.kind, r.day, r.person_id, p.name, r.signed_at, r.clear, r.lines, r.good, r.hash
            FROM round r JOIN person p ON p.id = r.person_id
            WHERE \(condition) ORDER BY r.day DESC, r.id DESC LIMIT \(limit)
            """
        ).each { row in
            Round(
                id: try row.key("id"),
                signature: Signature(
                    kind: try row.word("kind"), day: Day(number: try row.integer("day")), by: try row.key("person_id"),
                    at: try row.moment("signed_at"), isClear: try row.flag("clear")),
                signer: try row.text("name"), hash: try row.bytes("hash"), lines: try row.integer("lines"),
                good: try row.integer("good"))
        }
    }

    /// The board as it was signed, by name of line.
    public func signedLines(of round: Round.ID) throws -> [SignedLine] { try askSignedLines(of: round).answer() }

    public func askSignedLines(of round: Round.ID) throws -> Asked<[SignedLine]> {
        try ask(
            """
            SELECT line, subject, heading, verdict, reason, seen_at, first_seen_at, last_good_at, decision, until_at,
                   ticket_id, owner
            FROM round_line WHERE round_id = \(round) ORDER BY line
            """
        ).each(SignedLine.init(row:))
    }

    /// True when the lines are what was signed.
    public func isWhole(_ round: Round) throws -> Bool {
        Board.seal(try signedLines(of: round.id), signed: round.signature) == round.hash
    }

    /// Whether the lead was told that this day's morning round is late.
    public func isRoundOverdue(on day: Day) throws -> Bool { try askIsRoundOverdue(on: day).answer() }

    public func askIsRoundOverdue(on day: Day) throws -> Asked<Bool> {
        let subject = Happening.Subject.day(day)
        return try ask(
            """
            SELECT number FROM event
            WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.number)
              AND kind = \(Happening.Kind.roundOverdue.rawValue) LIMIT 1
            """
        ).map { !$0.isEmpty }
    }

    /// Tells the lead, once a day, that the morning round is due and unsigned. Nothing happens when it is signed.
    public func tellIfUnsigned(on day: Day, at now: Moment) throws {
        guard try round(.morning, on: day) == nil, try !isRoundOverdue(on: day) else { return }
        try record(.roundOverdue(on: day), by: .desk, at: now)
    }

    /// The same for a desk that starts after the hour: it says at once what the watch would have said while it stood still.
    public func tellIfLate(_ plan: ShiftPlan, at now: Moment) throws {
        let today = plan.zone.day(of: now)
        guard plan.shift(at: now).kind == .day,
            try plan.isRoundLate(on: today, at: now, since: beginning())
        else { return }
        try tellIfUnsigned(on: today, at: now)
    }

    /// Whether this person is to see on every page that the day's morning round is late and unsigned: a lead, and where the
    /// desk has none, the administrator.
    public func isToldOfLateRound(_ person: Person, on day: Day) throws -> Bool {
        let subject = Happening.Subject.day(day)
        let nobodyElse: SQL = "NOT EXISTS (SELECT 1 FROM person WHERE role = \(Role.lead.rawValue) AND active = 1)"
        let isTheirs: SQL = person.role == .lead ? "1 = 1" : nobodyElse
        return try row(
            """
            SELECT number FROM event
            WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.number)
              AND kind = \(Happening.Kind.roundOverdue.rawValue)
              AND NOT EXISTS (SELECT 1 FROM round WHERE kind = \(Round.Kind.morning.rawValue) AND day = \(day.number))
              AND \(isTheirs) LIMIT 1
            """) != nil
    }
}

extension SignedLine {
    init(row: Row) throws {
        guard let id = EvidenceLine.ID(code: try row.text("line")) else { throw StorageError.shape("line") }
        self.init(
            id: id, subject: try row.text("subject"), group: try row.text("heading"), verdict: try row.word("verdict"),
            reason: try row.text("reason"), seenAt: try row.optionalMoment("seen_at"),
            firstSeen: try row.optionalMoment("first_seen_at"), lastGood: try row.optionalMoment("last_good_at"),
            decision: try row.optionalText("decision").flatMap(LineDecision.Kind.init(rawValue:)),
            until: try row.optionalMoment("until_at"), ticket: try row.optionalKey("ticket_id"),
            owner: try row.text("owner"))
    }
}
