import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    var promiseAPI: [Route] {
        [
            look("service-levels", may: .readTickets, .readServiceLevels, readServiceLevelsAPI),
            act(.patch, "service-levels", may: .manageRequests, .changeClosing, changeClosingAPI),
            act(.patch, "service-levels/:priority", may: .manageRequests, .changeServiceLevel, changeServiceLevelAPI),
            look("desk/phone", may: .seeTickets, .readPhone, readPhoneAPI),
            act(.put, "desk/phone", may: .manageRequests, .changePhone, changePhoneAPI),
        ] + calendarsAPI
    }

    /// GET /api/v1/service-levels
    func readServiceLevelsAPI(_ call: APICall) async throws -> APIAnswer {
        .serviceLevels(try await database.read { tx in try tx.serviceLevels() })
    }

    /// PATCH /api/v1/service-levels
    func changeClosingAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let days = body[PromiseBody.closeAfter]
        try body.finish()
        return changeLevels(call, seen: try call[Condition.mustMatch]) { levels in
            ServiceLevels(
                targets: levels.targets, calendars: levels.calendars,
                closeAfterDays: days.value.map { Int($0) } ?? levels.closeAfterDays)
        }
    }

    /// PATCH /api/v1/service-levels/{priority}
    func changeServiceLevelAPI(_ call: APICall) throws -> Change {
        let priority = try call[PromiseParameter.priority]
        let body = try call.body()
        let (response, resolution) = (body[PromiseBody.response], body[PromiseBody.resolution])
        let calendar = body[PromiseBody.calendar]
        try body.finish()
        return changeLevels(call, seen: try call[Condition.mustMatch]) { levels in
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

    /// Saves what is promised then, unless it is what is promised now.
    /// - Parameters:
    ///   - seen: the version that was read, if somebody said which.
    ///   - answer: what is told of what is promised then.
    func changeLevels(
        _ call: APICall, seen: EntityTags?, _ change: @escaping @Sendable (ServiceLevels) throws -> ServiceLevels,
        answering answer: @escaping @Sendable (ServiceLevels) throws -> APIAnswer = { .serviceLevels($0) }
    ) -> Change {
        let (person, now) = (call.person, call.now)
        return Change { tx in
            let levels = try tx.serviceLevels()
            try seen?.require(levels.version)
            let changed = try change(levels)
            guard changed.promises != levels.promises else { return try answer(levels) }
            do {
                return try answer(
                    try tx.saveServiceLevels(changed, version: levels.version, by: person, at: now))
            } catch let complaints as Complaints {
                throw Complaints(complaints.list.map { Complaint(PromiseBody.member(of: $0.field), $0.sentence) })
            }
        }
    }
}

extension Edit {
    /// Nil when nothing was said.
    var value: Value? { if case .set(let value) = self { value } else { nil } }
}

extension APIAnswer {
    static func serviceLevels(_ levels: ServiceLevels) -> APIAnswer {
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
    static let changeClosing = Operation(
        "changeClosing", "Change when resolved tickets are closed", in: .tickets,
        parameters: [Condition.mustMatch], body: PromiseBody.closing,
        answer: .ok(PromiseShape.all.schema, "The promises as they are now.", etag: true))
}

enum PromiseParameter {
    static let priority = Parameter<PriorityWord>.required(
        "priority", .priority, "Whose promise.", refused: "There is no such priority.", in: .path
    ) { PriorityWord(rawValue: $0) }
    static let calendar = Parameter<WorkCalendar.ID>.key(of: "calendar")
    static let day = Parameter<Day>.required(
        "day", PromiseShape.day, "Which day.", refused: "That day is no holiday.", in: .path
    ) { Day(iso: $0) }
}
