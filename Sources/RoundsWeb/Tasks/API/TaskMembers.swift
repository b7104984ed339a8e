import RoundsDomain
import RoundsProtocols

/// What a program says of planned work.
enum TaskMembers {
    static let aboutWords = "`ticket:1042`, `service:3`, `device:17`, or an address that begins with `https://`."

    static let title = Member<String>.text(
        "title", 1...PlannedTask.Fields.titleLength, "What is to be done.", example: "Swap the UPS battery in closet 3C"
    )
    static let day = Member<Day?>(name: "day", schema: Schema.day.saying("When."), isRequired: true) { $0.day() }
    static let time = Member<Int?>(
        name: "time", schema: Schema.clock.orNull.saying("Null or absent for any time of the day."), isRequired: false
    ) { $0.isNull || !$0.isPresent ? nil : $0.clock() }
    static let owner = Member<Person.ID?>.optionalKey("owner", "The number of whoever does it.", example: 3)
    static let team = Member<Team.ID?>.optionalKey("team", "The number of the team that has it.", example: 1)
    static let about = Member<TaskSubject?>(
        name: "about", schema: subjectSchema.orNull.saying(aboutWords), isRequired: false
    ) { $0.isNull || !$0.isPresent ? nil : $0.subject() }
    static let details = Member<String>.optionalText(
        "details", PlannedTask.Fields.detailsLength, "More of it.", example: "Tell 4 West before.")
    static let new = Operation.Body(name: "NewTask", members: [title, day, time, owner, team, about, details])

    static let newTitle = Member<Edit<String>>.editedText(
        "title", 1...PlannedTask.Fields.titleLength, "What is to be done.", example: "Swap the UPS battery")
    static let newDay = Member<Edit<Day>>(name: "day", schema: Schema.day.saying("When."), isRequired: false) { field in
        if field.isNull { field.complain("cannot be taken away") }
        return field.isPresent ? field.day().map(Edit.set) ?? .keep : .keep
    }
    static let newTime = Member<Edit<Int>>(
        name: "time", schema: Schema.clock.orNull.saying("Null for any time of the day."), isRequired: false
    ) { field in
        if field.isNull { return .clear }
        return field.isPresent ? field.clock().map(Edit.set) ?? .keep : .keep
    }
    static let newOwner = Member<Edit<Person.ID>>.editedKey("owner", "Null for nobody.", example: 3)
    static let newTeam = Member<Edit<Team.ID>>.editedKey("team", "Null for no team.", example: 1)
    static let newDetails = Member<Edit<String>>.editedText(
        "details", 0...PlannedTask.Fields.detailsLength, "More of it.", example: "Tell 4 West before.")
    static let change = Operation.Body(
        name: "TaskChange", members: [newTitle, newDay, newTime, newOwner, newTeam, newDetails], atLeast: 1)

    static let result = Member<String>.optionalText(
        "result", PlannedTask.resultLength, "What came of it.", example: "Runtime 14 minutes.")
    static let evidence = Member<String>.optionalText(
        "evidence", MaintenanceRun.evidenceLength, "For a run: the proof.", example: "Seal 4471")
    static let ticks = Member<[Int]>(
        name: "ticks",
        schema: Schema.list(.integer(0...Int64(Maintenance.Fields.mostSteps - 1)), 0...Maintenance.Fields.mostSteps)
            .orNull.saying("For a run: the steps that are done, counted from 0.").example([0]), isRequired: false
    ) { field in
        guard field.isPresent, !field.isNull else { return [] }
        return field.list(0...Maintenance.Fields.mostSteps) {
            Int($0.integer(0...Int64(Maintenance.Fields.mostSteps - 1)))
        }
    }
    static let outcome = Member<MaintenanceRun.Outcome?>.optionalWord(
        MaintenanceRun.Outcome.self, "outcome", "For a run: how it ended.")
    static let report = Operation.Body(name: "TaskReport", members: [result, evidence, ticks, outcome])
    static let progress = Operation.Body(name: "TaskProgress", members: [evidence, ticks])
    static let reason = Member<String>.text(
        "reason", 1...PlannedTask.resultLength, "Why it is not done.", example: "The ward is closed this week.")
    static let drop = Operation.Body(name: "TaskDrop", members: [reason])

    static let subjectSchema = Schema.text(
        1...TaskSubject.length,
        pattern: "^((ticket|service|device):[1-9][0-9]{0,14}|https://[A-Za-z0-9][!#-;=?-\\[\\]_a-z~]{0,480})$"
    ).example("https://wiki.cedarhollow.example/ups")
}

extension JSON.Field {
    /// A date of this century; complains otherwise.
    func day() -> Day? {
        let day = Day(iso: text(1...40))
        if day.map(PlannedTask.Fields.days.contains) == true { return day }
        complain("must be a date of this century, such as 2026-11-24")
        return nil
    }

    func clock() -> Int? {
        let text = text(1...20)
        if text.utf8.count == 5, let minute = ClockMinute.parsed(text) { return minute }
        complain("must be a time such as 14:30")
        return nil
    }

    func subject() -> TaskSubject? {
        if let subject = TaskSubject(code: text(1...TaskSubject.length)) { return subject }
        complain("must be ticket:, service: or device: and a number, or an https:// address")
        return nil
    }
}
