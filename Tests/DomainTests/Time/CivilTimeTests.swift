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
                [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(
                Int(civil.year) == parts.year && civil.month == parts.month && Int(civil.day) == parts.day,
                "seed \(seed)")
            let clock = (parts.hour ?? 0) * 3_600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0)
            #expect(Int(civil.secondOfDay) == clock, "seed \(seed)")
        }
    }
}
