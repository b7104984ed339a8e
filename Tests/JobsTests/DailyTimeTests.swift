import Foundation
import RoundsDomain
import RoundsJobs
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct DailyTimeTests {
    func moment(_ text: String) throws -> Moment {
        Moment(milliseconds: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970 * 1_000))
    }

    @Test(arguments: ["24:00", "2", "02:60", "2:5 ", "", "ab:cd", "1:2:3", "-1:30"])
    func whatIsNoTimeOfDayIsRefused(_ text: String) {
        #expect(DailyTime(text) == nil)
    }

    @Test func theNextTimeIsTodayOrTomorrowOnTheSitesClock() throws {
        let chicago = try #require(ZoneBook.installed["America/Chicago"])
        let two = try #require(DailyTime("02:00"))
        // 07:00 in Chicago.
        #expect(two.next(after: Cast.morning, in: chicago).iso == "2026-11-25T08:00:00Z")
        #expect(two.next(after: Cast.morning - .hours(6), in: chicago).iso == "2026-11-24T08:00:00Z")
    }

    @Test func aTimeTheClocksSkipComesAtTheNextThatExists() throws {
        let chicago = try #require(ZoneBook.installed["America/Chicago"])
        let half = try #require(DailyTime("02:30"))
        let before = try moment("2026-03-08T06:00:00Z")
        #expect(half.next(after: before, in: chicago).iso == "2026-03-08T08:00:00Z")
    }

    @Test func aTimeTheClocksShowTwiceComesOnce() throws {
        let chicago = try #require(ZoneBook.installed["America/Chicago"])
        let half = try #require(DailyTime("01:30"))
        let first = half.next(after: try moment("2026-11-01T00:00:00Z"), in: chicago)
        #expect(first.iso == "2026-11-01T06:30:00Z")
        let runs = [first, half.next(after: first, in: chicago)]
        let drafts = runs.map { half.draft(.backup, after: $0 - .minutes(1), in: chicago) }
        #expect(drafts.map(\.key) == ["desk.backup:2026-11-01T06:30:00Z", "desk.backup:2026-11-02T07:30:00Z"])
    }
}
