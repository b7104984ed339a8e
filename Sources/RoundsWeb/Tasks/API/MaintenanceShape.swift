import RoundsDomain
import RoundsProtocols

enum MaintenanceShape {
    static let number = Parameter<Maintenance.ID>.key(of: "recurring work")

    private static let countedFrom =
        "The day from whose month, week or year the rhythm is counted; nothing falls before it. Null without a rhythm."

    static let one = Shape<Maintenance>(
        "Maintenance", "Work that comes round by itself.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("title", .text(1...Maintenance.Fields.titleLength)) { .string($0.title) },
            .init("rhythm", Schema.text().orNull, "In words; null for what an occasion calls for.") {
                JSON($0.recurrence?.words)
            },
            .init("counts_from", Schema.day.orNull, countedFrom) { JSON($0.recurrence?.anchor.iso) },
            .init("steps", .list(.text(1...Maintenance.Fields.stepLength), 0...Maintenance.Fields.mostSteps)) {
                JSON($0.steps)
            },
            .init("evidence", .text(0...Maintenance.Fields.evidenceLength), "What each run keeps as proof.") {
                .string($0.evidence)
            },
            .init("about", Schema.text(1...TaskSubject.length).orNull, TaskMembers.aboutWords) { JSON($0.about?.code) },
            .init("owner", Schema.number.orNull) { JSON($0.owner?.number) },
            .init("team", Schema.number.orNull) { JSON($0.team?.number) },
            .init("time", Schema.clock.orNull, "When its window begins.") { JSON($0.minute.map(ClockMinute.text)) },
            .init("window_minutes", .integer(0...1_440)) { JSON($0.windowMinutes) },
            .init("active", .flag, "False for what is no longer done.") { .bool($0.isActive) },
            .init("version", .number, "Grows by one with each save; the `ETag` is made of it.") {
                .integer($0.version)
            },
        ])

    static let list = Shape<[Maintenance]>(
        "MaintenanceList", "What comes round.",
        [.init("maintenance", .list(one.schema, 0...1_000)) { JSON($0.map(one.json)) }])
}

/// What a program says of recurring work.
enum MaintenanceMembers {
    private static let rhythmWords = """
        In words: `every 3 months on the 15th, moved to the next working day`, `every week on Monday and Thursday`, \
        `first Monday`, `last working day`, `every year on 15 March`. Null for what an occasion calls for.
        """

    static let title = Member<String>.text(
        "title", 1...Maintenance.Fields.titleLength, "What is done.", example: "UPS battery check")
    static let rhythm = Member<String>.optionalText(
        "rhythm", Recurrence.wordsLength, rhythmWords, example: "every 3 months on the 15th")
    static let countsFrom = Member<Day?>(
        name: "counts_from",
        schema: Schema.day.orNull.saying(
            "From this day's month, week or year the rhythm is counted, and nothing falls before it. Null or absent for today."
        ),
        isRequired: false
    ) { $0.isNull || !$0.isPresent ? nil : $0.day() }
    static let newCountsFrom = Member<Day?>(
        name: "counts_from",
        schema: Schema.day.orNull.saying("Counted anew from this day. Null or absent to leave it."), isRequired: false
    ) { $0.isNull || !$0.isPresent ? nil : $0.day() }
    static let steps = Member<[String]>(
        name: "steps",
        schema: Schema.list(.words(1...Maintenance.Fields.stepLength), 0...Maintenance.Fields.mostSteps).orNull
            .saying("What each run ticks."), isRequired: false
    ) { field in
        guard field.isPresent, !field.isNull else { return [] }
        return field.list(0...Maintenance.Fields.mostSteps) { $0.text(1...Maintenance.Fields.stepLength) }
    }
    static let evidence = Member<String>.optionalText(
        "evidence", Maintenance.Fields.evidenceLength, "What each run keeps as proof.", example: "runtime minutes")
    static let new = Operation.Body(
        name: "NewMaintenance",
        members: [
            title, rhythm, countsFrom, steps, evidence, TaskMembers.owner, TaskMembers.team, TaskMembers.time,
            TaskMembers.about,
        ])

    static let newTitle = Member<Edit<String>>.editedText(
        "title", 1...Maintenance.Fields.titleLength, "What is done.", example: "UPS battery check")
    static let newRhythm = Member<Edit<String>>(
        name: "rhythm",
        schema: Schema.words(1...Recurrence.wordsLength).orNull.saying(rhythmWords).example("last working day"),
        isRequired: false
    ) { field in
        if field.isNull { return .clear }
        return field.isPresent ? .set(field.text(1...Recurrence.wordsLength)) : .keep
    }
    static let newEvidence = Member<Edit<String>>.editedText(
        "evidence", 0...Maintenance.Fields.evidenceLength, "What each run keeps as proof.", example: "runtime minutes")
    static let newActive = Member<Edit<Bool>>.editedFlag("active", "False ends it; its open runs ahead are dropped.")
    static let change = Operation.Body(
        name: "MaintenanceChange",
        members: [
            newTitle, newRhythm, newCountsFrom, newEvidence, newActive, TaskMembers.newOwner, TaskMembers.newTeam,
        ], atLeast: 1)

    /// - Throws: ``Complaints`` about `rhythm`.
    static func recurrence(_ words: String, from anchor: Day) throws(Complaints) -> Recurrence? {
        guard !words.trimmed.isEmpty else { return nil }
        do {
            return try Recurrence(words: words, from: anchor)
        } catch {
            throw Complaints([Complaint("rhythm", error.sentence)])
        }
    }
}
