import RoundsDomain
import Testing

@Suite struct JobPolicyTests {
    let now = Moment(milliseconds: 1_000_000)

    @Test func theDelayDoublesFromFifteenSeconds() {
        let next = (1...7).compactMap { Job.nextAttempt(after: $0, at: now, jitter: 0) }
        let delays = next.map { ($0 - now).milliseconds / 1_000 }
        #expect(delays == [15, 30, 60, 120, 240, 480, 960])
    }

    @Test func afterEightAttemptsAJobIsGivenUp() {
        #expect(Job.nextAttempt(after: 7, at: now, jitter: 0) != nil)
        #expect(Job.nextAttempt(after: 8, at: now, jitter: 0) == nil)
    }

    @Test(arguments: [-1.0, 0, 0.5, 0.999, 7]) func jitterAddsAtMostAQuarter(_ jitter: Double) throws {
        let next = try #require(Job.nextAttempt(after: 3, at: now, jitter: jitter))
        #expect((60_000...75_000).contains((next - now).milliseconds))
    }
}
