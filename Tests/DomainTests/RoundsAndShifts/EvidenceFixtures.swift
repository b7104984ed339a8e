import RoundsDomain

/// 2026-11-24 07:00 in Chicago.
let morning = Moment(milliseconds: 1_795_525_200_000)
let tuesday = Day(number: 20_781)

func line(
    _ key: String, _ verdict: EvidenceLine.Verdict, source: EvidenceLine.Source = .check, age minutes: Int64? = 1,
    maxAge: Span = .minutes(10), firstSeen: Moment? = nil, ticket: EvidenceLine.OpenTicket? = nil,
    acknowledged: LineDecision? = nil
) -> EvidenceLine {
    EvidenceLine(
        .init(source, key), key, verdict, "as seen", seenAt: minutes.map { morning - .minutes($0) }, maxAge: maxAge,
        firstSeen: firstSeen, ticket: ticket, acknowledged: acknowledged)
}

func decision(
    _ key: String, _ verdict: EvidenceLine.Verdict, _ kind: LineDecision.Kind = .known,
    until: Moment = morning + .hours(4), words: String = ""
) -> LineDecision {
    LineDecision(
        line: .init(.check, key), verdict: verdict, kind: kind, until: until, owner: .init(id: .init(3), name: "Priya"),
        by: .init(3), byName: "Priya", at: morning - .minutes(5), words: words)
}

let priya = Person(id: .init(3), name: "Priya Raman", signInName: "priya", email: "", role: .specialist)
let lee = Person(id: .init(4), name: "Lee Chen", signInName: "lee", email: "", role: .specialist)

extension SplitMix64 {
    /// A board's worth of lines of every verdict, with evidence that is fresh, old, missing or ahead of the clock.
    mutating func lines(_ count: Int) -> [EvidenceLine] {
        (0..<count).map { number in
            let age: Int64? = Bool.random(using: &self) ? Int64.random(in: -30...30, using: &self) : nil
            let verdict = EvidenceLine.Verdict.allCases.randomElement(using: &self) ?? .good
            return line("L\(number)", verdict, age: age)
        }
    }
}
