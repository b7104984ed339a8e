import RoundsDomain
import RoundsTestKit
import Testing

/// Jobs that are due so long after their last run.
@Suite struct BackupPeriodTests {
    let start = Cast.morning

    private func ledger(
        every period: Span = .days(1), window: Span = .hours(4), ends: [Int64], failed: Set<Int64> = [],
        absences: [Absence] = [], since: Span = .hours(0), at minutes: Int64
    ) -> BackupLedger {
        let fields = BackupJob.Fields(name: "Log copy", rhythm: .every(period), window: window, proof: .reported)
        let runs = ends.map {
            BackupRun(endedAt: start + .minutes($0), result: failed.contains($0) ? .failure : .success)
        }
        return BackupLedger(
            fields, every: period, from: start, since: start + since, runs: runs, absences: absences,
            at: start + .minutes(minutes))
    }

    private func outcomes(_ ledger: BackupLedger) -> [BackupOutcome] { ledger.entries.map(\.outcome) }

    /// Every half hour, saved five minutes before it ran; and every night, saved in the morning.
    @Test func theFirstRunSaysWhenTheOthersAreDue() {
        let often = ledger(every: .minutes(30), window: .minutes(5), ends: [6, 36, 66, 97], at: 120)
        #expect(outcomes(often) == [.ok, .ok, .ok, .ok])
        let nightly = [16, 40, 64].map { Int64($0) * 60 + 12 }
        #expect(outcomes(ledger(ends: nightly, at: 72 * 60)) == [.ok, .ok, .ok])
    }

    @Test func beforeTheFirstRunAPeriodAndTheWindowPass() {
        #expect(
            outcomes(ledger(ends: [], at: 1)) == [.waiting] && outcomes(ledger(ends: [], at: 27 * 60)) == [.waiting])
        let over = ledger(ends: [], at: 28 * 60)
        #expect(outcomes(over) == [.missed])
        #expect(over.entries.first?.slot == start && over.entries.first?.deadline == start + .hours(28))
    }

    @Test func whatStopsIsMissedAPeriodAndAWindowAfterItsLastRun() {
        func at(_ minutes: Int64) -> [BackupOutcome] {
            outcomes(ledger(every: .minutes(30), window: .minutes(5), ends: [5, 35], at: minutes))
        }
        #expect(at(64) == [.ok, .ok] && at(69) == [.ok, .ok, .waiting] && at(70) == [.ok, .ok, .missed])
        #expect(at(101) == [.ok, .ok, .missed, .missed])
    }

    @Test func aRunThatComesEarlyOrLateMovesTheNext() {
        let early = ledger(ends: [24, 34, 48].map { $0 * 60 }, at: 50 * 60)
        #expect(outcomes(early) == [.ok, .ok, .ok])
        #expect(early.entries.map { ($0.slot - start).milliseconds / 3_600_000 } == [0, 34, 48])
        let late = ledger(ends: [24, 54, 72].map { $0 * 60 }, at: 73 * 60)
        #expect(outcomes(late) == [.ok, .late, .ok])
        let night = ledger(ends: [24 * 60, 72 * 60 - 10], at: 73 * 60)
        #expect(outcomes(night) == [.ok, .missed, .ok])
    }

    @Test func aSecondAttemptCountsForTheRunThatFailed() {
        let mended = ledger(ends: [24, 48, 49].map { $0 * 60 }, failed: [48 * 60], at: 50 * 60)
        #expect(outcomes(mended) == [.ok, .ok])
        let next = ledger(ends: [24, 48, 72].map { $0 * 60 }, failed: [48 * 60], at: 73 * 60)
        #expect(outcomes(next) == [.ok, .failed, .ok])
    }

    @Test func anAbsenceExcusesTheRunItMayHaveSwallowedAndNoOther() {
        let away = Absence(from: start + .hours(47), until: start + .hours(47) + .minutes(10))
        func at(_ hours: Int64) -> [BackupOutcome] {
            outcomes(ledger(ends: [24 * 60], absences: [away], at: hours * 60))
        }
        #expect(at(53) == [.ok, .unclear] && at(77) == [.ok, .unclear, .missed])
    }

    @Test func onlyWhatIsAskedForIsKept() {
        let long = ledger(every: .minutes(5), window: .minutes(5), ends: [], since: .days(365), at: 365 * 24 * 60 + 60)
        #expect(long.entries.map(\.outcome) == Array(repeating: .missed, count: 12) + [.waiting])
        #expect(long.entries.first?.slot == start + .days(365))
        let many = ledger(every: .minutes(5), window: .minutes(5), ends: [], at: 9_000)
        #expect(many.entries.count == BackupLedger.most && many.entries.last?.outcome == .waiting)
    }
}
