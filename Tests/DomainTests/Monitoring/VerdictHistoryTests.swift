import RoundsDomain
import Testing

@Suite struct VerdictHistoryTests {
    private let now = Moment(milliseconds: 1_795_500_000_000)

    private func history(_ before: Verdict, _ changes: (Int64, Verdict)...) -> VerdictHistory {
        VerdictHistory(before: before, changes.map { .init(now + .minutes($0.0), $0.1) })
    }

    @Test func severalAreAsBadAsTheWorstOfThem() {
        let page = history(.good, (10, .failed), (20, .good))
        let port = history(.good, (15, .failed), (30, .good))
        let together = VerdictHistory.together([page, port])
        #expect(together.before == .good)
        #expect(together.changes == [.init(now + .minutes(10), .failed), .init(now + .minutes(30), .good)])
        #expect(together.availability(from: now, until: now + .minutes(40)).millionths == 500_000)
    }

    @Test func oneThatWasNotWatchedYetSaysNothing() {
        let young = history(.unknown, (30, .good))
        #expect(VerdictHistory.together([history(.good), young]) == history(.good))
        #expect(VerdictHistory.together([young]) == young)
        #expect(VerdictHistory.together([]) == VerdictHistory(before: .unknown))
    }

    @Test func whileTheDeskWasAwayNothingIsKnown() {
        func away(_ from: Int64, _ until: Int64) -> Absence {
            Absence(from: now + .minutes(from), until: now + .minutes(until))
        }
        let turned = history(.good, (30, .failed), (50, .good)).unknown(during: [away(10, 20), away(40, 60)])
        let share = turned.availability(from: now, until: now + .minutes(100))
        #expect(share.good == .minutes(60) && share.failed == .minutes(10) && share.unknown == .minutes(30))
        #expect(history(.good).unknown(during: []) == history(.good))
    }

    @Test func whatChangedBeforeATimeIsWhatStoodWhenItBegan() {
        let turned = history(.good, (10, .failed), (50, .good))
        #expect(turned.availability(from: now + .minutes(20), until: now + .minutes(40)).millionths == 0)
        #expect(turned.availability(from: now + .minutes(40), until: now + .minutes(60)).millionths == 500_000)
    }
}
