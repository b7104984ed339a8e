import RoundsDomain
import RoundsStore
import RoundsTestKit
import Testing

@Suite struct ServiceClockTests {
    private var levels: ServiceLevels { .standard(in: .utc) }
    private let tuesday = Moment(milliseconds: 1_795_500_000_000)  // 2026-11-24 06:00 UTC

    @Test func whileTheDeskWaitsForTheRequesterTheClockStandsStill() throws {
        let marks = [
            ClockMark(.reported(.p2), at: tuesday), ClockMark(.answered, at: tuesday + .minutes(10)),
            ClockMark(.waits(.requester, followUp: nil), at: tuesday + .hours(1)),
            ClockMark(.resumed, at: tuesday + .hours(5)),
        ]
        let clock = try #require(ServiceClock(marks, by: levels))
        #expect(clock.resolution?.due == tuesday + .hours(12))
        #expect(clock.response?.wasKept == true)
        #expect(clock.nextDue == tuesday + .hours(12))
        let waiting = try #require(ServiceClock(Array(marks.prefix(3)), by: levels))
        #expect(waiting.nextDue == nil && waiting.resolution?.used == .hours(1))
    }

    @Test func waitingForAVendorIsTheDesksOwnTime() throws {
        let marks = [
            ClockMark(.reported(.p1), at: tuesday), ClockMark(.waits(.vendor, followUp: nil), at: tuesday + .hours(1)),
        ]
        #expect(ServiceClock(marks, by: levels)?.resolution?.due == tuesday + .hours(4))
    }

    @Test func outsideTheHoursTheClockWaitsForTheMorning() throws {
        // P3 runs in desk hours, 07:00 to 17:30: reported at 06:00, answered by 11:00.
        let clock = try #require(ServiceClock([ClockMark(.reported(.p3), at: tuesday)], by: levels))
        #expect(clock.response?.due == tuesday + .hours(5))
        let pieces = clock.segments(until: tuesday + .hours(2), by: levels)
        #expect(pieces.map(\.kind) == [.outside, .running])
        #expect(pieces.last?.until == tuesday + .hours(2))
    }

    @Test func anotherPriorityFoldsTheSameEventsAgainAndLosesNoPause() throws {
        let marks = [
            ClockMark(.reported(.p2), at: tuesday),
            ClockMark(.waits(.requester, followUp: nil), at: tuesday + .hours(1)),
            ClockMark(.resumed, at: tuesday + .hours(3)), ClockMark(.prioritised(.p1), at: tuesday + .hours(4)),
        ]
        #expect(ServiceClock(marks, by: levels)?.resolution?.due == tuesday + .hours(6))
    }

    @Test func aFollowUpIsAPromiseToo() throws {
        let day = try #require(Day(iso: "2026-11-26"))
        let marks = [
            ClockMark(.reported(.p3), at: tuesday), ClockMark(.answered, at: tuesday),
            ClockMark(.waits(.requester, followUp: day), at: tuesday + .hours(2)),
        ]
        #expect(ServiceClock(marks, by: levels)?.nextDue == tuesday + .hours(49))
    }

    /// The clocks against the plainest way there is: minute by minute along the wall's clock, through both changes of clocks.
    @Test(arguments: ["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "UTC"])
    func tenThousandHistoriesFoldAsAStopWatchWouldMeasureThem(zoneName: String) throws {
        let zone = try #require(ZoneBook.installed[zoneName])
        let seed = UInt64.random(in: 0 ... .max)
        var dice = SplitMix64(seed: seed)
        for round in 0..<2_500 {
            let plan = ServiceLevels.random(in: zone, &dice)
            let other = ServiceLevels.random(in: zone, &dice)
            let marks = ClockMark.randomHistory(&dice)
            let clock = try #require(ServiceClock(marks, by: plan))
            let watch = StopWatch(marks, by: plan)
            let expected = "seed \(seed), \(zoneName), round \(round)"
            #expect(clock.response?.due == watch.responseDue, "response, \(expected)")
            #expect(clock.resolution?.due == watch.resolutionDue, "resolution, \(expected)")
            // Through another promise and back again nothing is lost, and what is stored is what is folded.
            let stored = StoredClock(marks, by: plan)
            _ = StoredClock(marks, by: other)
            #expect(StoredClock(marks, by: plan) == stored, "\(expected)")
        }
    }
}
