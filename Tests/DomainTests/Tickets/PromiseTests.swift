import RoundsDomain
import Testing

@Suite struct PromiseTests {
    @Test(arguments: [("15 min", 15), ("4 h", 240), ("52 h 30 min", 3_150), ("4H30MIN", 270)] as [(String, Int64)])
    func workingTimeIsReadAsItIsWritten(_ text: String, _ minutes: Int64) {
        #expect(WorkingTime.minutes(text) == minutes)
        #expect(WorkingTime.minutes(WorkingTime.words(minutes)) == minutes)
    }

    @Test(arguments: ["", "4", "h", "4 days", "30 min 4 h", "4 h 4 h", "99999 h", "-4 h"])
    func whatIsNoWorkingTimeIsNone(_ text: String) {
        #expect(WorkingTime.minutes(text) == nil)
    }

    @Test func aPromiseThatCannotBeKeptIsComplainedAboutBesideItsField() {
        let standard = ServiceLevels.standard(in: .utc)
        #expect(standard.complaints.isEmpty)
        var targets = standard.targets
        targets[.p2] = .init(responseMinutes: 0, resolutionMinutes: 60, calendar: .init(9))
        let never = WorkCalendar(id: .init(3), name: "Desk hours", zone: .utc, hours: [:])
        let wrong = ServiceLevels(
            targets: targets, calendars: standard.calendars + [never], closeAfterDays: 0)
        let fields = wrong.complaints.map(\.field)
        #expect(fields == ["response_2", "calendar_2", "calendar_name_3", "opens_3_1", "close_after"])
    }

    @Test func holidaysOfTheDeskAreThoseOfTheCalendarWithFreeDays() {
        let christmas = Day(number: 20_812)
        let standard = ServiceLevels.standard(in: .utc)
        let calendars = standard.calendars.map { calendar in
            WorkCalendar(
                id: calendar.id, name: calendar.name, zone: calendar.zone, hours: calendar.hours,
                holidays: calendar.hours.count < 7 ? [christmas: "Christmas Day"] : [christmas + 1: "Other"])
        }
        #expect(ServiceLevels(targets: standard.targets, calendars: calendars).holidays == [christmas])
    }
}
