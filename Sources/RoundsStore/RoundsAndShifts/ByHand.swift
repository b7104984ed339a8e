import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What only a person can look at: no word until somebody of this day's round has looked. What somebody found bad stays
    /// bad, from round to round, until somebody finds it well.
    func askByHandEvidence(_ look: EvidenceLook) throws -> Asked<[EvidenceLine]> {
        let wells = try ask(
            """
            SELECT code, MAX(at) AS at FROM round_tick
            WHERE day >= \(look.day.number - 60) AND good = 1 GROUP BY code
            """
        ).each { (try $0.text("code"), try $0.moment("at")) }
        let bad = try askStandingBad(look)
        return try ask(
            """
            SELECT c.code, c.title, c.good_when, t.good, t.words, t.at, t.person_id, p.name
            FROM round_check c
            LEFT JOIN round_tick t ON t.code = c.code AND t.day = \(look.day.number) AND t.kind = \(look.kind.rawValue)
            LEFT JOIN person p ON p.id = t.person_id
            WHERE c.active = 1 ORDER BY c.place, c.code LIMIT 5000
            """
        ).map { lines in
            let lastGood = Dictionary(try wells.answer(), uniquingKeysWith: { first, _ in first })
            return try byHandLines(lines, lastGood: lastGood, bad: try bad.answer())
        }
    }

    private func byHandLines(
        _ lines: [Row], lastGood: [String: Moment], bad: [String: SeenBad]
    ) throws -> [EvidenceLine] {
        try lines.map { row in
            let id = EvidenceLine.ID(.byHand, try row.text("code"))
            let title = try row.text("title")
            let past = lastGood[id.key]
            if try row.optionalMoment("at") == nil, let found = bad[id.key] {
                return found.line(id, title, lastGood: past)
            }
            guard let at = try row.optionalMoment("at") else {
                let wanted = try row.text("good_when")
                return EvidenceLine(id, title, .unknown, wanted, seenAt: nil, maxAge: .hours(24), lastGood: past)
            }
            let seen = try SeenBad(row: row, at: at)
            guard try row.flag("good") else { return seen.line(id, title, lastGood: past) }
            return EvidenceLine(
                id, title, .good, seen.reason, seenAt: at, maxAge: .hours(24), firstSeen: at, lastGood: past,
                owner: .init(id: seen.person, name: seen.name))
        }
    }

    /// Of what was looked at in the last 60 days: what was found bad when it was last looked at, by code.
    private func askStandingBad(_ look: EvidenceLook) throws -> Asked<[String: SeenBad]> {
        try ask(
            """
            SELECT t.code, t.words, t.at, t.person_id, p.name
            FROM round_tick t JOIN person p ON p.id = t.person_id
            WHERE t.day >= \(look.day.number - SeenBad.days) AND t.good = 0
              AND NOT EXISTS (SELECT 1 FROM round_tick n
                              WHERE n.code = t.code AND n.day >= \(look.day.number - SeenBad.days) AND n.at > t.at)
            LIMIT 5000
            """
        ).each { (try $0.text("code"), try SeenBad(row: $0, at: try $0.moment("at"))) }
            .map { found in Dictionary(found, uniquingKeysWith: { first, _ in first }) }
    }

    /// Somebody looked. Looking again replaces what was found before; a signed round takes no more ticks.
    public func tick(_ tick: Tick, _ look: EvidenceLook, by person: Person) throws {
        guard person.mayWalkRounds else { throw Denial.forbidden }
        guard try row("SELECT code FROM round_check WHERE code = \(tick.code) AND active = 1") != nil else {
            throw Denial.notFound
        }
        if let signed = try round(look.kind, on: look.day) { throw signed.refusal }
        try run(
            """
            INSERT INTO round_tick (kind, day, code, good, words, person_id, at)
            VALUES (\(look.kind.rawValue), \(look.day.number), \(tick.code), \(tick.isGood), \(tick.words), \(person.id),
                    \(look.now))
            ON CONFLICT (day, kind, code) DO UPDATE
            SET good = excluded.good, words = excluded.words, person_id = excluded.person_id, at = excluded.at
            """)
        try record(.roundTicked(tick, look.kind, on: look.day), by: .person(person.id), at: look.now)
    }

    /// Adds lines a person looks at, after those that are there; a code that is there stays as it is.
    /// - Returns: how many were added.
    func addRoundChecks(_ checks: [RoundCheck]) throws -> Int {
        let last = try row("SELECT MAX(place) AS place FROM round_check")?.optionalInteger("place") ?? 0
        var added = 0
        for (place, check) in checks.enumerated() {
            added += try changed(
                """
                INSERT INTO round_check (code, title, good_when, place, active)
                VALUES (\(check.code), \(check.title), \(check.goodWhen), \(last + Int64(place) + 1), 1)
                ON CONFLICT (code) DO NOTHING
                """)
        }
        return added
    }

    /// What a person looks at, in the order in which it is walked.
    /// - Parameter all: those that rest, too.
    public func roundChecks(all: Bool = false) throws -> [RoundCheck] {
        let which: SQL = all ? "1 = 1" : "active = 1"
        return try rows(
            """
            SELECT code, title, good_when FROM round_check WHERE \(which)
            ORDER BY place, code LIMIT 5000
            """
        ).map { row in
            RoundCheck(code: try row.text("code"), title: try row.text("title"), goodWhen: try row.text("good_when"))
        }
    }

    /// Somebody chose what is looked at. What was seen of a line that rests stays in the log and in signed rounds.
    public func setRoundChecks(_ checks: [RoundCheck], by person: Person, at now: Moment) throws {
        guard checks != (try roundChecks()) else { return }
        try setRoundChecks(checks)
        let facts: [String: Happening.Fact] = ["lines": .number(Int64(checks.count))]
        try record(Happening(.roundLinesChanged, about: .desk, facts: facts), by: .person(person.id), at: now)
    }

    /// The lines a person looks at, in the order they are walked. Those with a code that is not among them rest.
    public func setRoundChecks(_ checks: [RoundCheck]) throws {
        try run("UPDATE round_check SET active = 0")
        for (place, check) in checks.enumerated() {
            try run(
                """
                INSERT INTO round_check (code, title, good_when, place, active)
                VALUES (\(check.code), \(check.title), \(check.goodWhen), \(place), 1)
                ON CONFLICT (code) DO UPDATE
                SET title = excluded.title, good_when = excluded.good_when, place = excluded.place, active = 1
                """)
        }
    }
}

/// What somebody saw and was not well.
private struct SeenBad {
    /// So long it stands when nobody looks again.
    static let days: Int64 = 60

    let at: Moment
    let person: Person.ID
    let name: String
    let words: String

    init(row: Row, at: Moment) throws {
        self.at = at
        person = try row.key("person_id")
        name = try row.text("name")
        words = try row.text("words")
    }

    var reason: String { words.isEmpty ? "seen by \(name)" : words }

    func line(_ id: EvidenceLine.ID, _ title: String, lastGood: Moment?) -> EvidenceLine {
        EvidenceLine(
            id, title, .failed, reason, seenAt: at, maxAge: .days(Self.days), firstSeen: at, lastGood: lastGood,
            owner: .init(id: person, name: name))
    }
}

extension Person {
    /// People walk rounds; a program's word is evidence, not a signature.
    var mayWalkRounds: Bool { may(.workRounds) && role.isStaff }
}

extension Round {
    var refusal: Refusal { Refusal("\(signer) has signed this round. What is signed stays as it is.") }
}
