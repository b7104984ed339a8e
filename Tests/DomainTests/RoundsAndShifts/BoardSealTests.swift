import RoundsDomain
import Testing

@Suite struct BoardSealTests {
    private let signed = Signature(kind: .morning, day: tuesday, by: priya.id, at: morning, isClear: false)

    @Test func theOrderOfLinesDoesNotMatter() {
        var random = SplitMix64(seed: 1)
        let lines = Board(random.lines(50), at: morning).lines.map(SignedLine.init)
        #expect(Board.seal(lines, signed: signed) == Board.seal(lines.shuffled(using: &random), signed: signed))
    }

    @Test func theHashChangesWhenAnyLineChanges() {
        let seed: UInt64 = 7
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let lines = Board(random.lines(20), decisions: [decision("L3", .failed)], at: morning).lines
                .map(SignedLine.init)
            let hash = Board.seal(lines, signed: signed)
            let place = Int.random(in: 0..<lines.count, using: &random)
            for other in lines[place].variants {
                var changed = lines
                changed[place] = other
                #expect(Board.seal(changed, signed: signed) != hash, "seed \(seed), line \(place)")
            }
            #expect(Board.seal(lines.dropLast(), signed: signed) != hash, "seed \(seed)")
        }
    }

    @Test func theHashCoversWhoSignedWhatAndWhen() {
        let lines = Board([line("PACS", .failed)], at: morning).lines.map(SignedLine.init)
        let others = [
            Signature(kind: .final, day: tuesday, by: priya.id, at: morning, isClear: false),
            Signature(kind: .morning, day: tuesday + 1, by: priya.id, at: morning, isClear: false),
            Signature(kind: .morning, day: tuesday, by: lee.id, at: morning, isClear: false),
            Signature(kind: .morning, day: tuesday, by: priya.id, at: morning + .seconds(1), isClear: false),
            Signature(kind: .morning, day: tuesday, by: priya.id, at: morning, isClear: true),
        ]
        let hashes = ([signed] + others).map { Board.seal(lines, signed: $0) }
        #expect(Set(hashes).count == hashes.count)
    }

    @Test func yesterdayIsCompared() {
        let before = Board([line("old", .failed), line("worse", .warning), line("mended", .failed)], at: morning)
        let now = Board(
            [line("old", .failed), line("worse", .failed), line("mended", .good), line("new", .late, age: nil)],
            at: morning)
        let change = BoardChange(from: before.lines.map(SignedLine.init), to: now)
        #expect(change.new.map(\.key) == ["new"] && change.changed.map(\.key) == ["worse"])
        #expect(change.standing.map(\.key) == ["old"] && change.mended.map(\.subject) == ["mended"])
        #expect(change.gone.isEmpty)
    }
}

extension SignedLine {
    /// The same line with one thing changed, for each thing it says.
    fileprivate var variants: [SignedLine] {
        func with(
            id: EvidenceLine.ID? = nil, subject: String? = nil, group: String? = nil,
            verdict: EvidenceLine.Verdict? = nil,
            reason: String? = nil, seenAt: Moment? = nil, firstSeen: Moment? = nil, lastGood: Moment? = nil,
            decision: LineDecision.Kind? = nil, until: Moment? = nil, ticket: Ticket.ID? = nil, owner: String? = nil
        ) -> SignedLine {
            SignedLine(
                id: id ?? self.id, subject: subject ?? self.subject, group: group ?? self.group,
                verdict: verdict ?? self.verdict, reason: reason ?? self.reason, seenAt: seenAt ?? self.seenAt,
                firstSeen: firstSeen ?? self.firstSeen, lastGood: lastGood ?? self.lastGood,
                decision: decision ?? self.decision, until: until ?? self.until, ticket: ticket ?? self.ticket,
                owner: owner ?? self.owner)
        }
        let later = morning + .days(400)
        return [
            with(id: .init(.backup, "other")), with(subject: subject + " "), with(group: "other"),
            with(verdict: verdict == .good ? .failed : .good), with(reason: ""), with(seenAt: later),
            with(firstSeen: later), with(lastGood: later), with(decision: decision == .watch ? .known : .watch),
            with(until: later), with(ticket: .init(9)), with(owner: "Mallory"),
        ]
    }
}
