import RoundsDomain
import Testing

@Suite struct HandoverTests {
    private func item(_ section: HandoverItem.Section, _ key: String, _ detail: String) -> HandoverItem {
        HandoverItem(section, key: key, "the \(key)", detail)
    }

    @Test func aThingThatSeveralNameIsToldOnceWithAllThatWasSaid() {
        let lines = HandoverLine.composed(
            [item(.waiting, "R-1", "waits for the vendor"), item(.urgent, "R-1", "P1, with Priya")], after: [])
        #expect(lines.map(\.item.section) == [.urgent])
        #expect(lines.first?.item.detail == "P1, with Priya; waits for the vendor")
    }

    @Test func aSystemStandsOnTheLineOfTheRequestAboutItAndNowhereElse() {
        let same = SameThings(["certificate:4": "check:4", "check:4": "ticket:7", "maintenance:2": "task:9"])
        let items = [
            item(.tonight, "task:9", "Tue 24 Nov"), item(.sick, "check:4", "failed"),
            item(.sick, "maintenance:2", "missing"),
            item(.sick, "certificate:4", "9 days left"), item(.waiting, "ticket:7", "waits for the vendor"),
        ]
        let lines = HandoverLine.composed(items, same: same, after: [])
        #expect(lines.map(\.item.key) == ["ticket:7", "task:9"])
        #expect(lines.map(\.item.section) == [.sick, .sick])
        let detail = "the check:4: failed; the certificate:4: 9 days left; waits for the vendor"
        #expect(lines.first?.item.subject == "the ticket:7" && lines.first?.item.detail == detail)
        #expect(lines.first?.item.name == "R-7" && lines.last?.item.name == "the task:9")
        let before = HandoverLine.composed([item(.sick, "check:4", "failed")], after: [])
        let next = HandoverLine.composed(items, same: same, after: before)
        #expect(!next.contains { $0.change == .gone }, "what is told on another line is not over")
    }

    @Test func whatIsUrgentIsToldThoughNothingChangedAndTheRestIsFolded() {
        let items = [item(.urgent, "ticket:1", "P1"), item(.waiting, "ticket:2", "waits for the vendor")]
        let lines = HandoverLine.composed(items, after: HandoverLine.composed(items, after: []))
        #expect(lines.map(\.change) == [.unchanged, .unchanged])
        #expect(lines.map(\.isFolded) == [false, true])
    }

    @Test func onlyWhatIsDifferentIsToldAgain() {
        let before = HandoverLine.composed(
            [item(.urgent, "R-1", "P1"), item(.urgent, "R-2", "P2"), item(.sick, "PACS", "failed")], after: [])
        let now = HandoverLine.composed(
            [item(.urgent, "R-1", "P1"), item(.urgent, "R-2", "P2, with Lee"), item(.sick, "EHR", "late")],
            after: before)
        let changes = Dictionary(uniqueKeysWithValues: now.map { ($0.item.key, $0.change) })
        #expect(changes == ["R-1": .unchanged, "R-2": .changed, "EHR": .new, "PACS": .gone])
        let next = HandoverLine.composed([item(.urgent, "R-1", "P1")], after: now)
        #expect(!next.contains { $0.item.key == "PACS" }, "what was told as over is not told again")
    }

    @Test func everyMustMentionIsThereOnceAndNothingUnchangedIsToldAgain() {
        let seed: UInt64 = 2_026
        var random = SplitMix64(seed: seed)
        var before: [HandoverLine] = []
        for day in 0..<300 {
            let items = (0..<30).filter { _ in Bool.random(using: &random) }.map { number in
                item(
                    HandoverItem.Section.allCases.randomElement(using: &random) ?? .urgent, "R-\(number % 20)",
                    "state \(Int.random(in: 0...2, using: &random))")
            }
            let lines = HandoverLine.composed(items, after: before)
            let told = lines.filter { $0.change != .gone }.map(\.item.key)
            #expect(Set(told) == Set(items.map(\.key)), "seed \(seed), day \(day)")
            #expect(told.count == Set(told).count, "seed \(seed), day \(day)")
            for line in lines where line.change == .new || line.change == .changed {
                let same = before.contains {
                    $0.item.key == line.item.key && $0.item.detail == line.item.detail
                        && $0.item.section == line.item.section && $0.change != .gone
                }
                #expect(!same, "seed \(seed), day \(day): \(line.item.key) is told again")
            }
            before = lines
        }
    }

    @Test func nobodyAcceptsTheirOwnAndNobodyAcceptsTwice() throws {
        let written = handover(nil)
        #expect(throws: Refusal("Somebody of the next shift accepts it, not who wrote it.")) {
            try written.check(acceptanceBy: lee, of: night, takesOver: true, at: night.end)
        }
        try written.check(acceptanceBy: priya, of: night, takesOver: false, at: night.end)
        let accepted = handover(.init(by: priya.id, name: "Priya Raman", at: morning))
        #expect(throws: Refusal("Priya Raman accepted it already.")) {
            try accepted.check(acceptanceBy: priya, of: night, takesOver: true, at: night.end)
        }
    }

    @Test func untilItsShiftIsOverWhoeverTakesOverAcceptsIt() throws {
        let early = night.end - .seconds(1)
        #expect(throws: Refusal.self) {
            try handover(nil).check(acceptanceBy: priya, of: night, takesOver: false, at: early)
        }
        try handover(nil).check(acceptanceBy: priya, of: night, takesOver: true, at: early)
    }

    private var night: Shift { ShiftPlan.standard(in: .utc).shift(.night, on: tuesday - 1) }

    @Test func itsHashShowsAnyChange() {
        #expect(handover(nil).isWhole)
        #expect(!handover(nil, words: "All quiet.").isWhole)
    }

    private func handover(_ acceptance: Handover.Acceptance?, words: String = "") -> Handover {
        let lines = HandoverLine.composed([item(.urgent, "R-1", "P1")], after: [])
        let hash = Handover.seal(lines, shift: .night, day: tuesday - 1, words: "", by: lee.id, at: morning)
        return Handover(
            id: .init(1), shift: .night, day: tuesday - 1, writer: lee.id, writerName: lee.name, writtenAt: morning,
            words: words, lines: lines, hash: hash, acceptance: acceptance)
    }
}
