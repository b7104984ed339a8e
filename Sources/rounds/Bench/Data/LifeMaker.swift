import RoundsDomain

/// Makes up tickets and what became of them: the same for the same seed, batch by batch.
///
/// A hospital's tickets: most are resolved, what came in lately is open, a few are left lying. Words are unevenly
/// frequent, as they are in life: "printer" is on every tenth ticket, a device's tag on a few.
struct LifeMaker: Sendable {
    static let batch = 2_000

    let seed: UInt64
    /// How many tickets there will be.
    let tickets: Int
    let people: BenchPeople
    /// When the last ones happen.
    let until: Moment

    /// Three years of tickets, whatever their number.
    private var span: Int64 { Span.days(3 * 365).milliseconds }

    /// The lives of the tickets from `first` on, at most ``batch`` of them.
    func lives(from first: Int) -> [TicketLife] {
        var random = SplitMix64(seed: seed &+ UInt64(first) &* 0x1000_0001)
        return (first..<min(first + Self.batch, tickets)).map { life($0, place: $0 - first, &random) }
    }

    private func life(_ number: Int, place: Int, _ random: inout SplitMix64) -> TicketLife {
        let requester = random.one(of: people.requesters)
        let owner = random.one(of: people.staff)
        let scene = Scene(&random)
        let reported = until - Span(milliseconds: span - span * Int64(number) / Int64(tickets))
        var steps: [TicketLife.Step] = []
        var at = reported
        func then(_ deed: TicketLife.Deed, by person: Person, minutes: ClosedRange<Int64>) {
            at = min(at + .minutes(Int64.random(in: minutes, using: &random)), until)
            steps.append(TicketLife.Step(life: place, at: at, by: person, deed: deed))
        }
        let isOpen = number >= tickets - tickets / 30 || Int.random(in: 0..<50, using: &random) == 0
        let isOwned = !isOpen || Int.random(in: 0..<10, using: &random) < 7
        guard let draft = scene.draft(&random) else { return TicketLife(requester: requester, steps: []) }
        then(.report(draft), by: requester, minutes: 0...1)
        if Bool.random(using: &random) { then(.give(random.one(of: people.teams)), by: owner, minutes: 1...20) }
        if isOwned { then(.take, by: owner, minutes: 1...60) }
        then(.note(scene.note(&random)), by: owner, minutes: 2...90)
        // Who answers what nobody has makes it theirs: what nobody has yet was talked about at the desk alone.
        then(
            isOwned ? .reply(scene.reply(to: requester, &random)) : .note(scene.note(&random)), by: owner,
            minutes: 1...30)
        then(.answer(scene.answer(&random)), by: requester, minutes: 5...300)
        if isOpen {
            then(.note(scene.note(&random)), by: owner, minutes: 5...200)
        } else {
            then(.resolve(fix: scene.fix(&random), cause: scene.cause(&random)), by: owner, minutes: 5...2_000)
        }
        return TicketLife(requester: requester, steps: steps)
    }
}

extension SplitMix64 {
    /// One of a list that is not empty.
    mutating func one<Element>(of list: [Element]) -> Element {
        list[Int.random(in: 0..<list.count, using: &self)]
    }

    /// One of a list that is not empty, the first ones far more often than the last.
    mutating func early<Element>(of list: [Element]) -> Element {
        let drawn = Double.random(in: 0..<1, using: &self)
        return list[Int(drawn * drawn * drawn * Double(list.count))]
    }
}
