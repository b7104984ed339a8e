import RoundsDomain
import Testing

@Suite struct CronTests {
    @Test func jobsRunWhenOtherProgramsRunThemOverTenYearsInSevenZones() throws {
        let cases = try CalendarCases.lines("cron")
        #expect(cases.count >= 35)
        for fields in cases {
            let cron = try Cron(parsing: fields[2])
            let zone = try CalendarCases.zone(fields[1])
            let begin = Moment(milliseconds: try #require(Int64(fields[3])) * 1_000)
            let expected = try fields[4].split(separator: " ").map { try #require(Int64($0)) }
            let end = Moment(milliseconds: (expected.last ?? 1_735_689_600) * 1_000)
            let found = cron.runs(after: begin, through: end, in: zone, most: 5_000).map { $0.milliseconds / 1_000 }
            let place = zip(found, expected).prefix { $0 == $1 }.count
            #expect(found == expected, "\(fields[1]) \(fields[2]) after \(fields[3]) differs at \(place)")
        }
    }

    @Test func aNightlyJobRunsRightAfterTheHourThatClocksSkipAndOnceInTheOneTheyRepeat() throws {
        let nightly = try Cron(parsing: "30 2 * * *")
        let spring = try runs(of: nightly, from: "2026-03-07T12:00:00Z", to: "2026-03-09T12:00:00Z")
        #expect(spring == ["2026-03-08T08:00:00.000Z", "2026-03-09T07:30:00.000Z"])
        let early = try Cron(parsing: "30 1 * * *")
        let autumn = try runs(of: early, from: "2026-10-31T12:00:00Z", to: "2026-11-02T12:00:00Z")
        #expect(autumn == ["2026-11-01T06:30:00.000Z", "2026-11-02T07:30:00.000Z"])
    }

    @Test func anHourlyJobGoesByTheTimeThatPasses() throws {
        let hourly = try Cron(parsing: "15 * * * *")
        let spring = try runs(of: hourly, from: "2026-03-08T06:30:00Z", to: "2026-03-08T09:30:00Z")
        #expect(spring == ["2026-03-08T07:15:00.000Z", "2026-03-08T08:15:00.000Z", "2026-03-08T09:15:00.000Z"])
        #expect(try runs(of: hourly, from: "2026-11-01T05:30:00Z", to: "2026-11-01T08:30:00Z").count == 3)
    }

    @Test func whatRanInTheFirstOfTwoLikeHoursDoesNotRunInTheSecond() throws {
        let early = try Cron(parsing: "45 1 * * *")
        let found = try runs(of: early, from: "2026-11-01T07:10:00Z", to: "2026-11-02T12:00:00Z")
        #expect(found == ["2026-11-02T07:45:00.000Z"])
    }

    @Test(arguments: [
        ("* * * *", "A schedule has five fields: minute, hour, day of month, month, day of week. This has 4."),
        ("60 * * * *", "In the field minute, \"60\" is no number from 0 to 59."),
        ("* 24 * * *", "In the field hour, \"24\" is no number from 0 to 23."),
        ("* * 0 * *", "In the field day of month, \"0\" is no number from 1 to 31."),
        ("* * * JUNE *", "In the field month, \"JUNE\" is no number from 1 to 12, or a name such as FEB."),
        ("* * * * 8", "In the field day of week, \"8\" is no number from 0 to 7, or a name such as MON."),
        ("*/0 * * * *", "In the field minute, after the / in \"*/0\" stands a number from 1 up."),
        (
            "0 22-4 * * *",
            "In the field hour, \"22-4\" runs backwards; write \"22-23\" and the rest after a comma."
        ),
        ("0 0 * * MON#6", "In the field day of week, after the # in \"MON#6\" stands a number from 1 to 5."),
        ("0 0 31 2,4 *", "None of these months has such a day of the month."),
    ])
    func aMistakeIsNamedWithItsField(text: String, sentence: String) {
        #expect(throws: Refusal(sentence)) { try Cron(parsing: text) }
    }

    @Test(arguments: [
        "", "@daily", "1, * * * *", "-1 * * * *", "1--2 * * * *", "L * * * *", "* * * * L", "* * * * #1", "١ * * * *",
    ])
    func whatNoCronReadsIsRefused(text: String) {
        #expect(throws: Refusal.self) { try Cron(parsing: text) }
    }

    @Test func aDayThatComesOnceInManyYearsIsFound() throws {
        let leap = try Cron(parsing: "0 0 29 2 */7")
        #expect(
            try leap.next(after: #require(Moment(rfc3339: "2026-01-01")), in: .utc)?.rfc3339.prefix(10) == "2032-02-29")
    }

    private func runs(of cron: Cron, from begin: String, to end: String) throws -> [String] {
        let chicago = try CalendarCases.zone("America/Chicago")
        let begin = try #require(Moment(rfc3339: begin))
        let end = try #require(Moment(rfc3339: end))
        return cron.runs(after: begin, through: end, in: chicago).map(\.rfc3339)
    }
}
