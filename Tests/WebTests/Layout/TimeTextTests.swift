import RoundsDomain
import Testing

@testable import RoundsWeb

@Suite struct TimeTextTests {
    @Test(
        arguments: [
            (0, "just now"), (1, "1 min ago"), (59, "59 min ago"), (60, "1 h ago"), (1_439, "23 h ago"),
            (1_440, "1 day ago"),
            (2_880, "2 days ago"), (-2, "in 2 min"),
        ] as [(Int64, String)])
    func distanceIsSaidInItsLargestUnit(_ minutes: Int64, _ words: String) {
        #expect(ago(minutes).ago == words)
    }

    @Test func theClockGrowsADayAndAYearOnlyWhenNeeded() {
        #expect(ago(12).clock == "07:42")
        #expect(ago(12).full == "Tuesday 24 November 2026, 07:42")
        #expect(ago(12).iso == "2026-11-24T13:42:00Z")
        #expect(ago(600).clock == "yesterday 21:54")
        #expect(ago(60 * 24 * 400).clock.hasSuffix("2025 07:54"))
    }
}
