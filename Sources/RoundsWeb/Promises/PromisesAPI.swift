import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    var promiseAPI: [Route] {
        [
            look("service-levels", may: .readTickets, .readServiceLevels, readServiceLevelsAPI),
            act(.patch, "service-levels/:priority", may: .manageRequests, .changeServiceLevel, changeServiceLevelAPI),
            act(.patch, "work-calendars/:id", may: .manageRequests, .changeWorkCalendar, changeWorkCalendarAPI),
        ]
    }

    /// GET /api/v1/service-levels
    func readServiceLevelsAPI(_ call: APICall) async throws -> APIAnswer {
        .serviceLevels(try await database.read { tx in try tx.serviceLevels() })
    }

    /// PATCH /api/v1/service-levels/{priority}
    func changeServiceLevelAPI(_ call: APICall) throws -> Change {
        let priority = try call[PromiseParameter.priority]
        let body = try call.body()
        let (response, resolution) = (body[PromiseBody.response], body[PromiseBody.resolution])
        let calendar = body[PromiseBody.calendar]
        try body.finish()
        return try changeLevels(call) { levels in
            let before = levels.targets[priority.priority]
            var targets = levels.targets
            targets[priority.priority] = ServiceLevels.Target(
                responseMinutes: response.value ?? before?.responseMinutes ?? 1,
                resolutionMinutes: resolution.value ?? before?.resolutionMinutes ?? 1,
                calendar: calendar ?? before?.calendar ?? .init(0))
            return ServiceLevels(
                targets: targets, calendars: levels.calendars, closeAfterDays: levels.closeAfterDays)
        }
    }

    /// PATCH /api/v1/work-calendars/{id}
    func changeWorkCalendarAPI(_ call: APICall) throws -> Change {
        let id = try call[PromiseParameter.calendar]
        let body = try call.body()
        let (name, zone) = (body[PromiseBody.name], body[PromiseBody.zone])
        let (hours, holidays) = (body[PromiseBody.hours], body[PromiseBody.holidays])
        try body.finish()
        return try changeLevels(call) { levels in
            guard let place = levels.calendars.firstIndex(where: { $0.id == id }) else { throw Denial.notFound }
            var calendars = levels.calendars
            let before = calendars[place]
            let named = zone.value.map { ZoneBook.installed[$0] }
            if let named, named == nil {
                throw Complaints([Complaint("zone", "A time zone is named like America/Chicago or Europe/Berlin.")])
            }
            calendars[place] = WorkCalendar(
                id: id, name: name.oneLine.value ?? before.name, zone: named.flatMap(\.self) ?? before.zone,
                hours: hours ?? before.hours, holidays: holidays ?? before.holidays)
            return ServiceLevels(
                targets: levels.targets, calendars: calendars, closeAfterDays: levels.closeAfterDays)
        }
    }

    private func changeLevels(
        _ call: APICall, _ change: @escaping @Sendable (ServiceLevels) throws -> ServiceLevels
    ) throws -> Change {
        let (person, now) = (call.person, call.now)
        let seen = try call[Condition.mustMatch]
        return Change { tx in
            let levels = try tx.serviceLevels()
            try seen.require(levels.version)
            do {
                return .serviceLevels(
                    try tx.saveServiceLevels(try change(levels), version: levels.version, by: person, at: now))
            } catch let complaints as Complaints {
                throw Complaints(complaints.list.map { Complaint(PromiseBody.member(of: $0.field), $0.sentence) })
            }
        }
    }
}

extension Edit {
    /// Nil when nothing was said.
    fileprivate var value: Value? { if case .set(let value) = self { value } else { nil } }
}

extension APIAnswer {
    fileprivate static func serviceLevels(_ levels: ServiceLevels) -> APIAnswer {
        .ok(levels, PromiseShape.all, version: levels.version)
    }
}

extension Operation {
    static let readServiceLevels = Operation(
        "readServiceLevels", "Read what the desk promises", in: .tickets,
        answer: .ok(PromiseShape.all.schema, "The promises and the calendars they are counted in.", etag: true))
    static let changeServiceLevel = Operation(
        "changeServiceLevel", "Change the promise for a priority", in: .tickets,
        "The clocks of all open tickets are reckoned anew.",
        parameters: [PromiseParameter.priority, Condition.mustMatch], body: PromiseBody.target,
        answer: .ok(PromiseShape.all.schema, "The promises as they are now.", etag: true))
    static let changeWorkCalendar = Operation(
        "changeWorkCalendar", "Change a calendar of promises", in: .tickets,
        "Hours and holidays replace those that were. The clocks of all open tickets are reckoned anew.",
        parameters: [PromiseParameter.calendar, Condition.mustMatch], body: PromiseBody.work,
        answer: .ok(PromiseShape.all.schema, "The promises as they are now.", etag: true))
}

enum PromiseParameter {
    static let priority = Parameter<PriorityWord>.required(
        "priority", .priority, "Whose promise.", refused: "There is no such priority.", in: .path
    ) { PriorityWord(rawValue: $0) }
    static let calendar = Parameter<WorkCalendar.ID>.key(of: "calendar")
}
