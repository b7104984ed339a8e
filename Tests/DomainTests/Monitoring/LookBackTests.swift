import RoundsDomain
import Testing

@Suite struct LookBackTests {
    /// Tuesday 24 November 2026, 12:20 UTC.
    private let now = Moment(milliseconds: 1_795_522_800_000)

    @Test(arguments: LookBack.allCases) func thePartsFollowEachOtherAndTheLastIsNotOver(_ span: LookBack) throws {
        let parts = span.parts(in: .utc, at: now)
        #expect(parts.count == span.count)
        for (part, next) in zip(parts, parts.dropFirst()) { #expect(part.until == next.from) }
        let last = try #require(parts.last)
        #expect(last.from <= now && now < last.until)
        #expect(parts.allSatisfy { $0.until - $0.from == span.step })
    }

    @Test func sevenDaysAndEightWeeksAreReadInAsManyBars() {
        #expect(LookBack.week.count == LookBack.eightWeeks.count)
        #expect(LookBack.week.step.milliseconds * Int64(LookBack.week.count) == Span.days(7).milliseconds)
        #expect(LookBack(rawValue: "8w") == .eightWeeks && LookBack(rawValue: "9w") == nil)
    }
}
