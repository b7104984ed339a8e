import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/work-calendars/{id}/holidays
    func listHolidaysAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[PromiseParameter.calendar]
        let levels = try await database.read { tx in try tx.serviceLevels() }
        return .ok(try levels.calendar(id), PromiseShape.holidays, version: levels.version)
    }

    /// POST /api/v1/work-calendars/{id}/holidays
    func addHolidayAPI(_ call: APICall) throws -> Change {
        let id = try call[PromiseParameter.calendar]
        let body = try call.body()
        let (day, name) = (body[PromiseBody.holidayDay], body[PromiseBody.holidayName].trimmed.singleLine)
        try body.finish()
        guard let day else { throw Denial.notFound }
        return changeLevels(call, seen: try call[Condition.ifMatch]) { levels in
            try levels.changing(id) { calendar in
                var holidays = calendar.holidays
                holidays[day] = name
                guard holidays.count <= ServiceLevels.mostHolidays else {
                    let sentence = "At most \(ServiceLevels.mostHolidays) holidays are kept."
                    throw Complaints([Complaint(PromiseBody.holidayDay.name, sentence)])
                }
                return calendar.with(holidays: holidays)
            }
        } answering: { levels in
            .created(
                (day, name), PromiseShape.holiday, at: "/api/v1/work-calendars/\(id)/holidays",
                version: levels.version)
        }
    }

    /// DELETE /api/v1/work-calendars/{id}/holidays/{day}
    func removeHolidayAPI(_ call: APICall) throws -> Change {
        let id = try call[PromiseParameter.calendar]
        let day = try call[PromiseParameter.day]
        return changeLevels(call, seen: try call[Condition.ifMatch]) { levels in
            try levels.changing(id) { calendar in
                var holidays = calendar.holidays
                guard holidays.removeValue(forKey: day) != nil else { throw Denial.notFound }
                return calendar.with(holidays: holidays)
            }
        } answering: { _ in
            .nothing
        }
    }
}

extension Operation {
    static let listHolidays = Operation(
        "listHolidays", "List the holidays of a calendar", in: .tickets,
        "Days on which no promised time passes. The `ETag` is that of all promises.",
        parameters: [PromiseParameter.calendar],
        answer: .ok(PromiseShape.holidays.schema, "The holidays.", etag: true))
    static let addHoliday = Operation(
        "addHoliday", "Add a holiday to a calendar", in: .tickets,
        """
        A day that is one already gets the name. At most \(ServiceLevels.mostHolidays) are kept. The clocks of all open tickets \
        are reckoned anew.
        """,
        parameters: [PromiseParameter.calendar, Condition.ifMatch], body: PromiseBody.newHoliday,
        answer: .created(PromiseShape.holiday.schema, "The holiday; `Location` leads to all.", etag: true))
    static let removeHoliday = Operation(
        "removeHoliday", "Take a holiday from a calendar", in: .tickets,
        "The clocks of all open tickets are reckoned anew.",
        parameters: [PromiseParameter.calendar, PromiseParameter.day, Condition.ifMatch],
        answer: .nothing("It is a day like others again."))
}
