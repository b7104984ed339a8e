import RoundsDomain
import Testing

@Suite struct PlannedTaskTests {
    let priya = Person.ID(3)
    let now = Moment(milliseconds: 1_795_525_200_000)
    let monday = Day(number: 20_780)

    var kitRun: PlannedTask {
        let steps = [MaintenanceRun.Step("Count the forms"), .init("Check the seal")]
        let run = MaintenanceRun(of: .init(7), nominal: monday, steps: steps, evidenceWanted: "seal number")
        return PlannedTask(id: .init(1), fields: .init(title: "Downtime kit", day: monday), run: run)
    }

    @Test func whatIsNotDoneOnItsDayIsCarriedOverAndSaysHowLong() {
        #expect(kitRun.carriedDays(on: monday) == 0)
        #expect(kitRun.carriedDays(on: monday + 3) == 3)
        #expect(kitRun.isMissed(on: monday + 1) && !kitRun.isMissed(on: monday))
    }

    @Test func whatHasNoTimeIsDueWhenItsDayIsOver() {
        let tuesday = Zone.utc.moment(on: monday + 1)
        #expect(kitRun.due(in: .utc) == tuesday - .seconds(1))
        let timed = PlannedTask(id: .init(2), fields: .init(title: "Swap the UPS", day: monday, minute: 600))
        #expect(timed.due(in: .utc) == tuesday - .hours(14))
    }

    @Test func whatPeopleChangedOfARunIsKept() {
        var changed = kitRun.fields
        changed.day = monday + 2
        changed.owner = priya
        let task = PlannedTask(id: .init(1), fields: changed)
        var changes = RunChanges()
        changes.add(Happening.taskChanged(task, from: kitRun).facts)
        let planned = PlannedTask.Fields(title: "Downtime box", day: monday + 1, minute: 540, owner: .init(4))
        let kept = changes.kept(of: changed, in: planned)
        #expect(kept == PlannedTask.Fields(title: "Downtime box", day: monday + 2, minute: 540, owner: priya))
        #expect(RunChanges().kept(of: changed, in: planned) == planned)
    }

    @Test func aRunThatIsWellHasEveryStepTickedAndItsProof() throws {
        let halfway = PlannedTask.Report(ticks: [0], outcome: .ok)
        let wanted = [
            Complaint("ticks", "One step is not ticked. Tick, or say that there was a problem."),
            Complaint("evidence", "Write down the proof: seal number."),
        ]
        #expect(throws: Complaints(wanted)) { try kitRun.done(halfway, by: priya, at: now) }
        let whole = PlannedTask.Report(ticks: [0, 1], evidence: "Seal 4471", outcome: .ok)
        let done = try kitRun.done(whole, by: priya, at: now)
        #expect(done.state == .done && done.run?.outcome == .ok && done.endedBy == priya)
    }

    @Test func aRunWithAProblemMayLeaveStepsOpenButSaysWhatItIs() throws {
        let silent = PlannedTask.Report(outcome: .problem)
        #expect(throws: Complaints([Complaint("result", "Say what the problem is.")])) {
            try kitRun.done(silent, by: priya, at: now)
        }
        let told = PlannedTask.Report(result: "The seal is broken.", outcome: .problem)
        #expect(try kitRun.done(told, by: priya, at: now).run?.outcome == .problem)
    }

    @Test func nothingIsDroppedWithoutAReason() throws {
        #expect(throws: Complaints.self) { try kitRun.dropped(because: " ", by: priya, at: now) }
        let dropped = try kitRun.dropped(because: "The ward is closed.", by: priya, at: now)
        #expect(throws: Refusal("It is dropped already.")) { try dropped.done(.init(outcome: .ok), by: priya, at: now) }
        #expect(try dropped.reopened().state == .open)
    }

    @Test(arguments: [
        ("R-1042", "ticket:1042"), ("ticket:7", "ticket:7"), ("service:3", "service:3"), ("device:9", "device:9"),
        ("https://wiki.cedarhollow.example/kit?a=1", "https://wiki.cedarhollow.example/kit?a=1"),
    ])
    func whatATaskIsAboutIsReadAndWritten(text: String, code: String) {
        #expect(TaskSubject(code: text)?.code == code)
    }

    @Test(arguments: [
        "", "javascript:alert(1)", "http://x.example", "https:/x", "https:///x", "https://x y", "ticket:0", "ticket:-1",
        "ticket:01", "person:1", "https://\"onload=", "1042 printers",
    ])
    func whatLeadsNowhereIsNotRead(text: String) {
        #expect(TaskSubject(code: text) == nil)
    }

    @Test(arguments: [("0:00", 0), ("07:42", 462), ("23:59", 1_439)])
    func aTimeOfDayIsReadBack(text: String, minute: Int) {
        #expect(ClockMinute.parsed(text) == minute)
        #expect(ClockMinute.parsed(ClockMinute.text(minute)) == minute)
    }

    @Test func everyCadenceOfThePackagedContentIsARhythmOrAnOccasion() {
        let rhythms = [
            "monthly", "weekly", "yearly", "daily", "quarterly", "twice yearly", "monthly (6-monthly at least)",
            "yearly per vendor", "yearly and on change",
        ]
        for (place, words) in rhythms.enumerated() {
            #expect(Cadence.recurrence(words, from: monday, spread: place) != nil, "\(words)")
        }
        for words in ["within 15 days", "within 30 days", "after change", "as needed"] {
            #expect(Cadence.recurrence(words, from: monday, spread: 0) == nil, "\(words)")
        }
        #expect(
            Cadence.recurrence("quarterly", from: monday, spread: 6)?.words
                == "every 3 months on the third Tuesday, moved to the next working day")
    }

    @Test func daysOffAreReadALineEach() throws {
        let days = try DayOff.list("2026-12-25 Christmas Day\n\n 2026-11-26\n")
        #expect(DayOff.text(days) == "2026-11-26\n2026-12-25 Christmas Day")
        #expect(throws: Complaints.self) { try DayOff.list("Christmas") }
        #expect(try DayOff.list("2026-12-25 \u{301}x").map(\.name) == ["\u{301}x"])
    }
}
