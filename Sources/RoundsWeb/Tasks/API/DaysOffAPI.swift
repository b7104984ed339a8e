import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/days-off
    func listDaysOffAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.daysOff() }, DayOffShape.all)
    }

    /// POST /api/v1/days-off
    func addDayOffAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let today = today(now)
        let body = try call.body()
        let (day, name) = (body[DayOffShape.newDay], body[DayOffShape.newName].trimmed.singleLine)
        try body.finish()
        guard let day else { throw Denial.notFound }
        let added = DayOff(day: day, name: name)
        return Change { tx in
            let days = try DayOff.adding(added, to: try tx.daysOff())
            try tx.setDaysOff(days, by: person, on: today, at: now)
            return .created(added, DayOffShape.one, at: "/api/v1/days-off")
        }
    }

    /// DELETE /api/v1/days-off/{day}
    func removeDayOffAPI(_ call: APICall) throws -> Change {
        let (person, now) = (call.person, call.now)
        let today = today(now)
        let day = try call[DayOffShape.day]
        return Change { tx in
            let days = try tx.daysOff()
            let left = days.filter { $0.day != day }
            guard left.count < days.count else { throw Denial.notFound }
            try tx.setDaysOff(left, by: person, on: today, at: now)
            return .nothing
        }
    }
}

extension Operation {
    static let listDaysOff = Operation(
        "listDaysOff", "List the days off", in: .tasks,
        "Days on which the site does no planned work, beside the holidays of the calendars of promises.",
        answer: .ok(DayOffShape.all.schema, "The days, the earliest first."))
    static let addDayOff = Operation(
        "addDayOff", "Add a day off", in: .tasks,
        """
        A day that is one already gets the name. At most \(DayOff.most) are kept. Runs of maintenance that lie ahead are moved \
        off it.
        """,
        body: .init(name: "NewDayOff", members: [DayOffShape.newDay, DayOffShape.newName]),
        answer: .created(DayOffShape.one.schema, "The day off; `Location` leads to all."))
    static let removeDayOff = Operation(
        "removeDayOff", "Take a day off away", in: .tasks, "Runs of maintenance that lie ahead are moved back onto it.",
        parameters: [DayOffShape.day], answer: .nothing("It is a day like others again."))
}

enum DayOffShape {
    static let one = Shape<DayOff>(
        "DayOff", "A day on which the site does no planned work.",
        [
            .init("day", PromiseShape.day) { .string($0.day.iso) },
            .init("name", .words(0...DayOff.nameLength)) { .string($0.name) },
        ])
    static let all = Shape<[DayOff]>(
        "DaysOff", "Days on which the site does no planned work.",
        [.init("days_off", .list(one.schema, 0...DayOff.most)) { JSON($0.map(one.json)) }])

    static let newDay = Member<Day?>(
        name: "day", schema: PromiseShape.day.saying("On which no planned work is done."), isRequired: true,
        read: PromiseBody.holidayDay.read)
    static let newName = Member<String>.optionalText(
        "name", DayOff.nameLength, "What it is called.", example: "Christmas Day")
    static let day = Parameter<Day>.required(
        "day", PromiseShape.day, "Which day.", refused: "That day is no day off.", in: .path
    ) { Day(iso: $0) }
}
