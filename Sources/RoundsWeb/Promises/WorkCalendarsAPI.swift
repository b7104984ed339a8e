import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    var calendarsAPI: [Route] {
        [
            act(.post, "work-calendars", may: .manageRequests, .addWorkCalendar, addWorkCalendarAPI),
            look("work-calendars/:id", may: .readTickets, .readWorkCalendar, readWorkCalendarAPI),
            act(.patch, "work-calendars/:id", may: .manageRequests, .changeWorkCalendar, changeWorkCalendarAPI),
            look("work-calendars/:id/holidays", may: .readTickets, .listHolidays, listHolidaysAPI),
            act(.post, "work-calendars/:id/holidays", may: .manageRequests, .addHoliday, addHolidayAPI),
            act(.delete, "work-calendars/:id/holidays/:day", may: .manageRequests, .removeHoliday, removeHolidayAPI),
            act(.delete, "work-calendars/:id", may: .manageRequests, .removeWorkCalendar, removeWorkCalendarAPI),
        ]
    }

    /// POST /api/v1/work-calendars
    func addWorkCalendarAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let (name, zone) = (body[PromiseBody.newName], body[PromiseBody.newZone])
        let (hours, holidays) = (body[PromiseBody.newHours], body[PromiseBody.holidays])
        try body.finish()
        return changeLevels(call, seen: try call[Condition.ifMatch]) { levels in
            let calendar = WorkCalendar(
                id: levels.freeCalendar, name: name.oneLine.value ?? "", zone: try Zone.installed(zone.value ?? ""),
                hours: hours ?? [:], holidays: holidays ?? [:])
            return levels.counted(in: levels.calendars + [calendar])
        } answering: { levels in
            guard let added = levels.calendars.last else { throw Denial.notFound }
            return .created(
                added, PromiseShape.calendar, at: "/api/v1/work-calendars/\(added.id)", version: levels.version)
        }
    }

    /// GET /api/v1/work-calendars/{id}
    func readWorkCalendarAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[PromiseParameter.calendar]
        let levels = try await database.read { tx in try tx.serviceLevels() }
        return .ok(try levels.calendar(id), PromiseShape.calendar, version: levels.version)
    }

    /// PATCH /api/v1/work-calendars/{id}
    func changeWorkCalendarAPI(_ call: APICall) throws -> Change {
        let id = try call[PromiseParameter.calendar]
        let body = try call.body()
        let (name, zone) = (body[PromiseBody.name], body[PromiseBody.zone])
        let (hours, holidays) = (body[PromiseBody.hours], body[PromiseBody.holidays])
        try body.finish()
        return changeLevels(call, seen: try call[Condition.mustMatch]) { levels in
            try levels.changing(id) { before in
                WorkCalendar(
                    id: id, name: name.oneLine.value ?? before.name,
                    zone: try zone.value.map { try Zone.installed($0) } ?? before.zone,
                    hours: hours ?? before.hours, holidays: holidays ?? before.holidays)
            }
        }
    }

    /// DELETE /api/v1/work-calendars/{id}
    func removeWorkCalendarAPI(_ call: APICall) throws -> Change {
        let id = try call[PromiseParameter.calendar]
        return changeLevels(call, seen: try call[Condition.ifMatch]) { levels in
            let calendar = try levels.calendar(id)
            let counted = Priority.allCases.filter { levels.targets[$0]?.calendar == id }
            guard counted.isEmpty else {
                let codes = counted.map(\.code).joined(separator: ", ")
                throw Refusal("\(calendar.name) counts the promises for \(codes). Count them in another one first.")
            }
            return levels.counted(in: levels.calendars.filter { $0.id != id })
        } answering: { _ in
            .nothing
        }
    }
}

extension ServiceLevels {
    /// - Throws: ``Denial/notFound``.
    func calendar(_ id: WorkCalendar.ID) throws -> WorkCalendar {
        guard let calendar = calendars.first(where: { $0.id == id }) else { throw Denial.notFound }
        return calendar
    }

    /// The same promises with one calendar changed.
    func changing(
        _ id: WorkCalendar.ID, _ change: (WorkCalendar) throws -> WorkCalendar
    ) throws -> ServiceLevels {
        let changed = try change(try calendar(id))
        return counted(in: calendars.map { $0.id == id ? changed : $0 })
    }
}

extension Zone {
    /// - Throws: ``Complaints`` about the member `zone`.
    fileprivate static func installed(_ name: String) throws -> Zone {
        guard let zone = ZoneBook.installed[name] else {
            throw Complaints([Complaint("zone", "A time zone is named like America/Chicago or Europe/Berlin.")])
        }
        return zone
    }
}

extension Operation {
    static let addWorkCalendar = Operation(
        "addWorkCalendar", "Add a calendar of promises", in: .tickets,
        """
        No other calendar may have its name, whatever the case. At most \(ServiceLevels.mostCalendars) are kept. A promise is \
        counted in it when it is changed to say so.
        """,
        parameters: [Condition.ifMatch], body: PromiseBody.newCalendar,
        answer: .created(PromiseShape.calendar.schema, "The new calendar; `Location` leads to it.", etag: true))
    static let readWorkCalendar = Operation(
        "readWorkCalendar", "Read a calendar of promises", in: .tickets, "Its `ETag` is that of all promises.",
        parameters: [PromiseParameter.calendar],
        answer: .ok(PromiseShape.calendar.schema, "The calendar.", etag: true))
    static let changeWorkCalendar = Operation(
        "changeWorkCalendar", "Change a calendar of promises", in: .tickets,
        "Hours and holidays replace those that were. The clocks of all open tickets are reckoned anew.",
        parameters: [PromiseParameter.calendar, Condition.mustMatch], body: PromiseBody.work,
        answer: .ok(PromiseShape.all.schema, "The promises as they are now.", etag: true))
    static let removeWorkCalendar = Operation(
        "removeWorkCalendar", "Remove a calendar of promises", in: .tickets,
        "Refused while a promise is counted in it.",
        parameters: [PromiseParameter.calendar, Condition.ifMatch], answer: .nothing("It is gone."))
}
