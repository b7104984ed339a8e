import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct LockOutTests {
    let now = Cast.morning

    func failed(_ times: Int) -> LockOut {
        (0..<times).reduce(.none) { lockOut, _ in lockOut.failed(at: now) }
    }

    @Test func theDelayGrowsFromNothingToAQuarterOfAnHour() {
        let seconds = (0...11).map { failed($0).delay.milliseconds / 1_000 }
        #expect(seconds == [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 900, 900])
    }

    @Test func whoWaitedMayTryAgain() {
        #expect(failed(5).wait(at: now + .seconds(3)) == .seconds(1))
        #expect(failed(5).sentence(at: now + .seconds(4)) == nil)
    }

    @Test func tenFailuresLockAndEachFurtherOneLocksAgain() {
        #expect(!failed(9).isLocked && failed(10).isLocked)
        let later = now + .minutes(15)
        #expect(failed(10).wait(at: later) == .seconds(0))
        #expect(failed(10).failed(at: later).wait(at: later) == .minutes(15))
    }

    @Test func theSentenceSaysHowLongAndWhatToDo() {
        #expect(failed(3).sentence(at: now)?.contains("Wait 1 second,") == true)
        #expect(failed(4).sentence(at: now)?.contains("Wait 2 seconds,") == true)
        let locked = failed(10).sentence(at: now + .seconds(61))
        #expect(locked?.contains("14 minutes") == true && locked?.contains("administrator") == true)
    }

    @Test func aDayLaterTheCountStartsAgain() {
        #expect(failed(12).wait(at: now + .days(1)) == .seconds(0))
        #expect(failed(12).failed(at: now + .days(1)).failures == 1)
    }

    @Test func aClockThatWasSetBackDoesNotLockForHours() {
        #expect(failed(3).wait(at: now - .hours(5)) == .seconds(1))
    }
}
