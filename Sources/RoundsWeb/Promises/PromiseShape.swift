import RoundsDomain
import RoundsProtocols

enum PromiseBody {
    static let response = HospitalMember.number(
        "response_minutes", minutes, "Working time until the first answer.", example: 30)
    static let resolution = HospitalMember.number(
        "resolution_minutes", minutes, "Working time until it is resolved.", example: 480)
    static let calendar = Member<WorkCalendar.ID?>.optionalKey("calendar_id", "In which it is counted.", example: 1)
    static let target = Operation.Body(name: "PromiseChange", members: [response, resolution, calendar], atLeast: 1)

    static let closeAfter = HospitalMember.number(
        "close_after_days", Int64(ServiceLevels.closingDays.lowerBound)...Int64(ServiceLevels.closingDays.upperBound),
        "Working days until a resolved ticket is closed.", example: 3)
    static let closing = Operation.Body(name: "ClosingChange", members: [closeAfter], atLeast: 1)

    static let name = Member<Edit<String>>.editedText(
        "name", 1...ServiceLevels.calendarNameLength, "What it is called.", example: "Desk days")
    static let zone = Member<Edit<String>>.editedText(
        "zone", 1...64, "A name of the time zone database.", pattern: "^[A-Za-z0-9_+/-]+$", example: "America/Chicago")
    static let hours = Member<[Weekday: WorkCalendar.Hours]?>(
        name: "hours",
        schema: Schema.list(PromiseShape.hours.schema, 1...7).saying(
            "When it is open; a weekday that is missing is free. It closes after it opens."
        ).example([["weekday": 1, "opens_minute": 420, "closes_minute": 1_050]]), isRequired: false, read: readHours)
    static let holidays = Member<[Day: String]?>(
        name: "holidays",
        schema: Schema.list(PromiseShape.holiday.schema, 0...ServiceLevels.mostHolidays).saying(
            "Days on which it is not open."
        ).example([["day": "2026-12-25", "name": "Christmas Day"]]),
        isRequired: false, read: readHolidays)
    static let work = Operation.Body(name: "WorkCalendarChange", members: [name, zone, hours, holidays], atLeast: 1)

    static let newName = HospitalMember.needed(name, example: "Clinic hours")
    static let newZone = HospitalMember.needed(zone)
    static let newHours = Member<[Weekday: WorkCalendar.Hours]?>(
        name: hours.name, schema: hours.schema, isRequired: true
    ) { field in
        if !field.isPresent { field.complain("is missing") }
        return hours.read(field)
    }
    static let newCalendar = Operation.Body(
        name: "NewWorkCalendar", members: [newName, newZone, newHours, holidays])

    static let holidayDay = Member<Day?>(
        name: "day", schema: PromiseShape.day.saying("On which it is not open."), isRequired: true, read: readDay)
    static let holidayName = Member<String>.optionalText(
        "name", DayOff.nameLength, "What it is called.", example: "Christmas Day")
    static let newHoliday = Operation.Body(name: "NewHoliday", members: [holidayDay, holidayName])

    /// The desk's complaints name the fields of its form, a program its members.
    static func member(of field: String) -> String {
        let members = [
            ("calendar_name_", name.name), ("calendar_", calendar.name), ("response_", response.name),
            ("resolution_", resolution.name), ("opens_", hours.name), ("holidays_", holidays.name),
            ("close_after", closeAfter.name),
        ]
        return members.first { field.hasPrefix($0.0) }?.1 ?? field
    }

    private static let minutes = 1...ServiceLevels.Target.most

    @Sendable private static func readHours(_ field: JSON.Field) -> [Weekday: WorkCalendar.Hours]? {
        guard present(field) else { return nil }
        var hours: [Weekday: WorkCalendar.Hours] = [:]
        _ = field.list(1...7) { line in
            let weekday = Weekday(rawValue: Int(line["weekday"].integer(1...7)))
            let (opens, closes) = (line["opens_minute"].integer(0...1_439), line["closes_minute"].integer(1...1_440))
            guard let weekday, let open = WorkCalendar.Hours(opens: Int(opens), closes: Int(closes)) else {
                return line.complain("closes after it opens")
            }
            hours[weekday] = open
        }
        return hours
    }

    @Sendable private static func readHolidays(_ field: JSON.Field) -> [Day: String]? {
        guard present(field) else { return nil }
        var holidays: [Day: String] = [:]
        _ = field.list(0...ServiceLevels.mostHolidays) { line in
            let name = line["name"].text(0...DayOff.nameLength)
            guard let day = readDay(line["day"]) else { return }
            holidays[day] = name.trimmed.singleLine
        }
        return holidays
    }

    @Sendable private static func readDay(_ field: JSON.Field) -> Day? {
        let day = Day(iso: field.text(10...10))
        if day == nil { field.complain("must be a day") }
        return day
    }

    private static func present(_ field: JSON.Field) -> Bool {
        if field.isNull { field.complain("cannot be taken away") }
        return field.isPresent
    }
}

enum PromiseShape {
    static let hours = Shape<(Weekday, WorkCalendar.Hours)>(
        "WorkHours", "When a calendar is open on a day of the week.",
        [
            .init("weekday", .integer(1...7), "1 is Monday.") { .integer(Int64($0.0.rawValue)) },
            .init("opens_minute", .integer(0...1_439), "After midnight.") { .integer(Int64($0.1.opens)) },
            .init("closes_minute", .integer(1...1_440), "After midnight.") { .integer(Int64($0.1.closes)) },
        ])
    static let day = Schema.text(10...10, format: "date").example("2026-12-25")
    static let holiday = Shape<(Day, String)>(
        "Holiday", "A day on which a calendar is not open.",
        [
            .init("day", day) { .string($0.0.iso) },
            .init("name", .words(0...DayOff.nameLength)) { .string($0.1) },
        ])

    private static let target = Shape<(Priority, ServiceLevels.Target)>(
        "Promise", "What is promised for a priority.",
        [
            .init("priority", .priority) { .string($0.0.code) },
            .init("response_minutes", .integer(1...ServiceLevels.Target.most)) { .integer($0.1.responseMinutes) },
            .init("resolution_minutes", .integer(1...ServiceLevels.Target.most)) { .integer($0.1.resolutionMinutes) },
            .init("calendar_id", .number) { .integer($0.1.calendar.number) },
        ])

    private static let freeDays = Shape<WorkCalendar>.Property(
        "holidays", .list(holiday.schema, 0...ServiceLevels.mostHolidays), "The earliest first."
    ) { calendar in
        JSON(calendar.holidays.sorted { $0.key < $1.key }.map { holiday.json(($0.key, $0.value)) })
    }

    static let holidays = Shape<WorkCalendar>("Holidays", "Days on which a calendar is not open.", [freeDays])

    static let calendar = Shape<WorkCalendar>(
        "WorkCalendar", "When promised time counts.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("name", .text(1...ServiceLevels.calendarNameLength)) { .string($0.name) },
            .init("zone", .text(1...64)) { .string($0.zone.name) },
            .init("hours", .list(hours.schema, 0...7)) { calendar in
                JSON(calendar.hours.sorted { $0.key < $1.key }.map { hours.json(($0.key, $0.value)) })
            },
            freeDays,
        ])

    static let all = Shape<ServiceLevels>(
        "ServiceLevels", "What the desk promises.",
        [
            .init("promises", .list(target.schema, 0...4)) { levels in
                JSON(levels.targets.sorted { $0.key < $1.key }.map { target.json(($0.key, $0.value)) })
            },
            .init("calendars", .list(calendar.schema, 1...ServiceLevels.mostCalendars)) {
                JSON($0.calendars.map(calendar.json))
            },
            .init("close_after_days", .integer(1...60), "Working days until a resolved ticket is closed.") {
                .integer(Int64($0.closeAfterDays))
            },
            .init("version", .integer(0...9_007_199_254_740_991), "The `ETag` is made of it.") { .integer($0.version) },
        ])
}
