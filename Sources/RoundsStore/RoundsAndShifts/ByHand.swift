import RoundsDomain
import RoundsSQL

extension Transaction {
    /// What only a person can look at: no word until somebody of this day's round has looked.
    func byHandEvidence(_ look: EvidenceLook) throws -> [EvidenceLine] {
        let wells = try rows(
            """
            SELECT code, MAX(at) AS at FROM round_tick
            WHERE day >= \(look.day.number - 60) AND good = 1 GROUP BY code
            """
        ).map { (try $0.text("code"), try $0.moment("at")) }
        let lastGood = Dictionary(wells, uniquingKeysWith: { first, _ in first })
        return try rows(
            """
            SELECT c.code, c.title, c.good_when, t.good, t.words, t.at, t.person_id, p.name
            FROM round_check c
            LEFT JOIN round_tick t ON t.code = c.code AND t.day = \(look.day.number) AND t.kind = \(look.kind.rawValue)
            LEFT JOIN person p ON p.id = t.person_id
            WHERE c.active = 1 ORDER BY c.place, c.code LIMIT 5000
            """
        ).map { row in
            let id = EvidenceLine.ID(.byHand, try row.text("code"))
            let title = try row.text("title")
            let past = lastGood[id.key]
            guard let at = try row.optionalMoment("at") else {
                let wanted = try row.text("good_when")
                return EvidenceLine(id, title, .unknown, wanted, seenAt: nil, maxAge: .hours(24), lastGood: past)
            }
            let name = try row.text("name")
            let found = try row.text("words")
            let words = found.isEmpty ? "seen by \(name)" : found
            return EvidenceLine(
                id, title, try row.flag("good") ? .good : .failed, words, seenAt: at,
                maxAge: .hours(24), firstSeen: at, lastGood: past,
                owner: .init(id: try row.key("person_id"), name: name))
        }
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
            added += try run(
                """
                INSERT INTO round_check (code, title, good_when, place, active)
                VALUES (\(check.code), \(check.title), \(check.goodWhen), \(last + Int64(place) + 1), 1)
                ON CONFLICT (code) DO NOTHING
                """)
        }
        return added
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

extension Person {
    /// People walk rounds; a program's word is evidence, not a signature.
    var mayWalkRounds: Bool { may(.workRounds) && role.isStaff }
}

extension Round {
    var refusal: Refusal { Refusal("\(signer) has signed this round. What is signed stays as it is.") }
}
