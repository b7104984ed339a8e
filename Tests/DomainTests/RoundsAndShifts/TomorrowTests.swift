import RoundsDomain
import Testing

@Suite struct TomorrowTests {
    private let end = morning + .days(2)

    private func work(_ number: Int64, _ priority: Priority, followUp: Moment? = nil) -> OpenWork {
        OpenWork(
            ticket: .init(number), title: "R-\(number)", priority: priority, requester: "Maria Lopez",
            changedAt: morning - .days(3), followUp: followUp)
    }

    @Test func everyLineSaysWhyItIsThere() {
        let promise = Tomorrow.Promise(
            key: "ticket:7", "R-7", reason: "follow up with Maria Lopez", due: morning - .hours(1))
        let list = Tomorrow(
            promises: [promise], open: [work(7, .p1)], exceptions: [Board.Line(line("PACS", .missing))],
            adrift: [work(8, .p4)], now: morning, until: end)
        #expect(list.lines.map(\.key) == ["ticket:7", "ticket:8", "check:PACS"])
        #expect(list.lines.first?.reasons == ["follow up with Maria Lopez, overdue", "open P1"])
        #expect(list.lines.last?.reasons == ["missing, undecided"])
    }

    @Test func aThingWithSeveralNamesIsOnTheListOnceWithAllItsReasonsAndByTime() {
        let promises = [
            Tomorrow.Promise(key: "check:4", "PACS", reason: "you watch it", due: morning + .hours(9)),
            Tomorrow.Promise(key: "task:2", "Swap the UPS", reason: "planned", due: morning + .hours(5)),
        ]
        let list = Tomorrow(
            promises: promises, open: [work(7, .p2)], exceptions: [], adrift: [],
            same: SameThings(["check:4": "ticket:7"]), now: morning, until: end)
        #expect(list.lines.map(\.key) == ["task:2", "ticket:7"])
        #expect(list.lines.last?.subject == "R-7" && list.lines.last?.due == morning + .hours(9))
        #expect(list.lines.last?.reasons == ["PACS: you watch it", "open P2"])
    }

    @Test func ofADayWhatHasNoTimeComesLastAndIsOverdueWhenItIsOver() {
        let zone = Zone.utc
        let promises = [
            Tomorrow.Promise(key: "task:1", "Any time", reason: "planned", due: zone.end(of: tuesday), hasTime: false),
            Tomorrow.Promise(key: "task:2", "At ten at night", reason: "planned", due: morning + .hours(9)),
            Tomorrow.Promise(
                key: "task:3", "Left over", reason: "planned", due: zone.end(of: tuesday - 1), hasTime: false),
        ]
        let list = Tomorrow(promises: promises, open: [], exceptions: [], adrift: [], now: morning, until: end).lines
        #expect(list.map(\.key) == ["task:3", "task:2", "task:1"])
        #expect(list.map(\.hasTime) == [false, true, false])
        #expect(list.map(\.reasons) == [["planned, overdue"], ["planned"], ["planned"]])
    }

    @Test func aRequestSaysWhatWasPromisedOfIt() {
        let work = OpenWork(
            ticket: .init(7), title: "R-7", priority: .p3, requester: "Maria Lopez", changedAt: morning,
            answerDue: morning - .hours(1), solutionDue: morning + .hours(9))
        #expect(work.promises.map(\.reason) == ["first answer promised", "solution promised"])
        #expect(self.work(8, .p3).promises.isEmpty)
    }

    @Test func everyDuePromiseIsOnTheList() {
        let seed: UInt64 = 11
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let promises = (0..<40).map { number in
                Tomorrow.Promise(
                    key: "ticket:\(number % 25)", "R-\(number % 25)", reason: "promise \(number)",
                    due: morning + .minutes(Int64.random(in: -3_000...6_000, using: &random)))
            }
            let list = Tomorrow(
                promises: promises, open: [work(3, .p1)], exceptions: [], adrift: [], now: morning, until: end)
            for promise in promises where promise.due < end {
                let found = list.lines.first { $0.key == promise.key }
                #expect(found?.reasons.contains { $0.hasPrefix(promise.reason) } == true, "seed \(seed)")
                #expect((found?.due).map { $0 <= promise.due } == true, "seed \(seed)")
            }
            let keys = list.lines.map(\.key)
            #expect(keys.count == Set(keys).count, "seed \(seed)")
            #expect(list.lines.allSatisfy { !$0.reasons.isEmpty }, "seed \(seed)")
        }
    }

    @Test func anOpenRequestHasANextStepOrIsAdrift() {
        let shift = ShiftPlan.standard(in: .utc).shift(at: morning)
        #expect(work(1, .p3).isAdrift(in: shift, at: morning))
        #expect(!work(1, .p3, followUp: morning + .days(1)).isAdrift(in: shift, at: morning))
        #expect(work(1, .p3, followUp: morning - .hours(1)).isAdrift(in: shift, at: morning))
        let planned = OpenWork(
            ticket: .init(2), title: "R-2", priority: .p3, requester: "Maria Lopez", changedAt: morning - .days(3),
            plannedFor: morning + .hours(1))
        #expect(!planned.isAdrift(in: shift, at: morning) && planned.isAdrift(in: shift, at: morning + .hours(2)))
    }

    @Test func aDecisionIsBoundedAndNamesItsTicket() throws {
        let id = EvidenceLine.ID(.backup, "PACS")
        #expect(throws: Complaints.self) { try LineDecision.Draft(id, seen: .good, .known, at: morning) }
        #expect(throws: Complaints.self) { try LineDecision.Draft(id, seen: .failed, .ticket, at: morning) }
        #expect(throws: Complaints.self) {
            try LineDecision.Draft(id, seen: .failed, .watch, until: morning + .days(8), at: morning)
        }
        let watch = try LineDecision.Draft(id, seen: .failed, .watch, at: morning)
        #expect(watch.until == morning + .hours(4))
    }
}
