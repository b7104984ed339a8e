import RoundsDomain
import RoundsTestKit
import Testing

@testable import RoundsJobs

@Suite struct AwakeTests {
    private let awake = Awake()
    private let now = Cast.morning

    @Test func whoLooksAtTheClockFirstAndIsHeardLastIsAwakeAllTheSame() {
        awake.notice(at: now)
        awake.notice(at: now + .seconds(2))
        let early = Span(milliseconds: 1)
        #expect(awake.notice(at: now + .seconds(2) - early) == now)
        // And takes nothing back of what was noticed.
        #expect(awake.notice(at: now + .seconds(2) + Absence.shortest) == now)
    }

    @Test func aClockThatWasSetBackBeginsAnew() {
        awake.notice(at: now)
        #expect(awake.notice(at: now - .seconds(5)) == now - .seconds(5))
    }

    @Test func whoNoticedNothingForLongerThanAnAbsenceIsLongWasNotAwake() {
        awake.notice(at: now)
        let later = now + Absence.shortest + Span(milliseconds: 1)
        #expect(awake.notice(at: later) == later)
    }
}
