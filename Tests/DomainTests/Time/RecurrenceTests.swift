import RoundsDomain
import Testing

@Suite struct RecurrenceTests {
    @Test func plannedWorkComesRoundAsByDateutilsRules() throws {
        let cases = try CalendarCases.lines("recurrence")
        #expect(cases.count >= 20)
        for fields in cases {
            let anchor = try #require(Day(iso: fields[2]))
            let recurrence = try Recurrence(words: fields[1], from: anchor)
            let weekdays = fields[3].compactMap(\.wholeNumberValue).compactMap(Weekday.init(rawValue:))
            let working = WorkingDays(weekdays: Set(weekdays), holidays: Set(try CalendarCases.days(fields[4])))
            let begin = try #require(Day(iso: fields[5]))
            let end = try #require(Day(iso: fields[6]))
            let found = recurrence.occurrences(from: begin, to: end, working: working, most: 5_000).map(\.day)
            let expected = try CalendarCases.days(fields[7])
            let place = zip(found, expected).prefix { $0 == $1 }.count
            #expect(found == expected, "\(fields[1]) from \(fields[2]) in \(fields[5]) differs at \(place)")
            #expect(try Recurrence(words: recurrence.words, from: anchor) == recurrence)
            let next = recurrence.next(after: begin - 1, working: working)
            #expect(found.isEmpty || next?.day == found.first, "\(fields[1])")
        }
    }

    @Test(arguments: [
        ("first Monday", "every month on the first Monday"),
        ("last working day", "every month on the last working day"),
        ("Quarterly", "every 3 months on the 24th"),
        ("weekly", "every week on Tuesday"),
        ("every mon and thursdays", "every week on Monday and Thursday"),
        ("15th of every month", "every month on the 15th"),
        ("yearly on the last day of February", "every year on the last day of February"),
        ("29 Feb", "every year on 29 February"),
        ("yearly", "every year on 24 November"),
        ("twice yearly", "every 6 months on the 24th"),
        ("every quarter on the first working day", "every 3 months on the first working day"),
    ])
    func aShorterWayToSayItIsUnderstood(said: String, meant: String) throws {
        let tuesday = try #require(Day(iso: "2026-11-24"))
        #expect(try Recurrence(words: said, from: tuesday).words == meant)
    }

    @Test(arguments: [
        "", "every", "sometimes", "every 0 days", "every 367 days", "every month on the 32nd",
        "every month on the fifth Monday",
        "first Monday of", "every -1 weeks", "every week on", "every 6 years", "every month on the 1st nonsense",
    ])
    func whatIsNotUnderstoodIsRefusedWithExamples(text: String) throws {
        let tuesday = try #require(Day(iso: "2026-11-24"))
        #expect(throws: Refusal.self) { try Recurrence(words: text, from: tuesday) }
    }

    @Test func twoDaysMovedTogetherAreOneRun() throws {
        let friday = try #require(Day(iso: "2026-11-27"))
        let weekend = try Recurrence(words: "every saturday and sunday, moved to the next working day", from: friday)
        let days = weekend.occurrences(from: friday, to: friday + 7).map(\.day.iso)
        #expect(days == ["2026-11-30"])
    }

    @Test func aRunKeepsItsNameWhenAHolidayMovesIt() throws {
        let first = try #require(Day(iso: "2026-12-01"))
        let monthly = try Recurrence(words: "every month on the 1st, moved to the next working day", from: first)
        let closed = WorkingDays(weekdays: WorkingDays.mondayToFriday.weekdays, holidays: [first])
        let moved = try #require(monthly.next(after: first - 1, working: closed))
        #expect(moved.nominal == first)
        #expect(moved.day == first + 1)
    }
}
