import Foundation
import RoundsDomain
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct ZoneBookTests {
    static let places = [
        "America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia",
        "Africa/Casablanca", "America/Asuncion", "Asia/Tehran", "Europe/Dublin",
    ]

    @Test(arguments: places)
    func aZoneAgreesWithFoundationOverSixtyYears(name: String) throws {
        let zone = try #require(ZoneBook.installed[name])
        let other = try #require(TimeZone(identifier: name))
        let seed = UInt64.random(in: 0 ... .max)
        var dice = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let second = Int64.random(in: 0...1_780_000_000, using: &dice)
            let offset = zone.offsetSeconds(at: Moment(milliseconds: second * 1_000))
            let expected = other.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            #expect(offset == Int64(expected), "seed \(seed), second \(second)")
        }
    }

    @Test(arguments: places)
    func whatTheClockShowsLeadsBackToTheMoment(name: String) throws {
        let zone = try #require(ZoneBook.installed[name])
        let seed = UInt64.random(in: 0 ... .max)
        var dice = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let moment = Moment(milliseconds: Int64.random(in: 0...4_000_000_000, using: &dice) * 1_000)
            let civil = zone.civil(moment)
            let found = zone.moments(on: zone.day(of: moment), at: civil.secondOfDay)
            #expect(found.contains(moment), "seed \(seed), \(moment.milliseconds)")
        }
    }

    @Test func anHourThatClocksSkipStandsNowhereAndTheJumpStandsForIt() throws {
        let zone = try #require(ZoneBook.installed["America/Chicago"])
        let day = try #require(Day(iso: "2026-03-08"))
        #expect(zone.moments(on: day, at: 9_000).isEmpty)
        #expect(zone.moment(on: day, at: 9_000).rfc3339 == "2026-03-08T08:00:00.000Z")
    }

    @Test func anHourThatClocksRepeatStandsTwice() throws {
        let zone = try #require(ZoneBook.installed["America/Chicago"])
        let day = try #require(Day(iso: "2026-11-01"))
        let shown = zone.moments(on: day, at: 5_400).map(\.rfc3339)
        #expect(shown == ["2026-11-01T06:30:00.000Z", "2026-11-01T07:30:00.000Z"])
    }

    @Test func afterItsLastListedChangeAZoneGoesByItsRule() throws {
        let zone = try #require(ZoneBook.installed["America/Chicago"])
        let summer = try #require(Moment(rfc3339: "2077-07-01T12:00:00Z"))
        let winter = try #require(Moment(rfc3339: "2077-12-01T12:00:00Z"))
        #expect(zone.offsetSeconds(at: summer) == -18_000)
        #expect(zone.offsetSeconds(at: winter) == -21_600)
    }

    @Test(arguments: ["", "../passwd", "America/../../etc/passwd", "/etc/passwd", "Mars/Base", "America/", "tzdata.zi"])
    func aNameThatIsNoZoneFindsNothing(name: String) {
        #expect(ZoneBook.installed[name] == nil)
    }

    @Test func aTornFileIsRefusedWhereverItIsTorn() throws {
        let data = try #require(FileManager.default.contents(atPath: "/usr/share/zoneinfo/Europe/Berlin"))
        let bytes = Array(data)
        for length in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(Zone(tzif: Array(bytes.prefix(length)), name: "torn") == nil)
        }
    }
}
