import Foundation
import RoundsDomain
import Testing

@Suite struct CivilTimeTests {
    @Test func theCalendarAgreesWithFoundationsOverEightHundredYears() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var dice = SplitMix64(seed: seed)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for _ in 0..<3_000 {
            let seconds = Int64.random(in: -11_000_000_000...14_000_000_000, using: &dice)
            let civil = CivilTime(Moment(milliseconds: seconds * 1_000 + 250), offsetSeconds: 0)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second, .weekday],
                from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(civil.year == parts.year && civil.month == parts.month && civil.day == parts.day, "seed \(seed)")
            #expect(civil.hour == parts.hour && civil.minute == parts.minute && civil.second == parts.second, "seed \(seed)")
            #expect(civil.weekday % 7 + 1 == parts.weekday, "seed \(seed)")
        }
    }

    @Test(arguments: [(0, "now"), (59, "now"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"), (172_800, "2 d")])
    func anAgeIsReadAtAGlance(seconds: Int64, words: String) {
        #expect(Span.seconds(seconds).inWords == words)
    }
}
