import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /api/v1/checks/{id}/acknowledgement
    func acknowledgeCheckAPI(_ call: APICall) throws -> Change {
        let body = try call.body()
        let (reason, length) = (body[ReasonBody.reason], Span(typed: body[ReasonBody.length]) ?? .hours(1))
        try body.finish()
        return try handle(call) { tx, id in
            try tx.acknowledge(id, reason: reason, until: call.now + length, by: call.person, at: call.now)
        }
    }

    /// DELETE /api/v1/checks/{id}/acknowledgement
    func unacknowledgeCheckAPI(_ call: APICall) throws -> Change {
        try handle(call) { tx, id in try tx.unacknowledge(id, by: call.person, at: call.now) }
    }

    /// POST /api/v1/checks/{id}/pause
    func pauseCheckAPI(_ call: APICall) throws -> Change {
        try handle(call) { tx, id in try tx.pauseCheck(id, by: call.person, at: call.now) }
    }

    /// DELETE /api/v1/checks/{id}/pause
    func resumeCheckAPI(_ call: APICall) throws -> Change {
        try handle(call) { tx, id in try tx.resumeCheck(id, by: call.person, at: call.now) }
    }

    /// POST /api/v1/checks/{id}/windows
    func planWindowAPI(_ call: APICall) throws -> Change {
        try planWindow(.check(try call[CheckRecord.number]), call)
    }

    /// POST /api/v1/services/{id}/windows
    func planServiceWindowAPI(_ call: APICall) throws -> Change {
        try planWindow(.service(try call[ServiceShape.number]), call)
    }

    private func planWindow(_ scope: MaintenanceWindow.Scope, _ call: APICall) throws -> Change {
        let body = try call.body()
        let wait = Span(typed: body[ReasonBody.wait]) ?? .seconds(0)
        let (reason, length) = (body[ReasonBody.reason], Span(typed: body[ReasonBody.length]) ?? .hours(1))
        try body.finish()
        let from = call.now + wait
        return Change { tx in
            let window = try tx.planWindow(
                scope, from: from, until: from + length, reason: reason, by: call.person, at: call.now)
            return .created(window, WindowShape.one, at: "/api/v1/windows")
        }
    }

    /// GET /api/v1/windows
    func listWindowsAPI(_ call: APICall) async throws -> APIAnswer {
        .ok(try await database.read { tx in try tx.windows(at: call.now) }, WindowShape.all)
    }

    /// DELETE /api/v1/windows/{id}
    func endWindowAPI(_ call: APICall) throws -> Change {
        let id = try call[WindowShape.number]
        return Change { tx in
            try tx.endWindow(id, by: call.person, at: call.now)
            return .nothing
        }
    }

    private func handle(
        _ call: APICall, _ act: @escaping @Sendable (any Transaction, Check.ID) throws -> WatchedCheck
    ) throws -> Change {
        let id = try call[CheckRecord.number]
        return Change { tx in .check(try tx.checkRecord(try act(tx, id), at: call.now)) }
    }
}

enum ReasonBody {
    static let reason = Member<String>.text("reason", 1...300, "Why.", example: "The vendor restarts it at 14:00.")
    static let length = CheckBody.span("for", "For how long; 1 h when nothing is said.", example: "2 h")
    static let wait = CheckBody.span("in", "Begins after so long; now when nothing is said.", example: "30 min")
    static let known = Operation.Body(name: "Acknowledgement", members: [reason, length])
    static let window = Operation.Body(name: "NewWindow", members: [reason, length, wait])
}

enum WindowShape {
    static let one = Shape<MaintenanceWindow>(
        "MaintenanceWindow", "A planned time in which something may fail without a ticket.",
        [
            .init("id", .number) { .integer($0.id.number) },
            .init("check_id", Schema.number.orNull) { window in
                if case .check(let id) = window.scope { .integer(id.number) } else { .null }
            },
            .init("service_id", Schema.number.orNull, "Of a window for all that speaks for a service.") { window in
                if case .service(let id) = window.scope { .integer(id.number) } else { .null }
            },
            .init("from", .moment) { .string($0.from.rfc3339) },
            .init("until", .moment) { .string($0.until.rfc3339) },
            .init("reason", Schema.text(1...MaintenanceWindow.reasonLength)) { .string($0.reason) },
        ])

    static let all = Shape<[MaintenanceWindow]>(
        "MaintenanceWindows", "Windows that are open or to come.",
        [.init("windows", .list(one.schema, 0...200)) { JSON($0.map(one.json)) }])

    static let number = Parameter<MaintenanceWindow.ID>.key(of: "window")
}

extension Operation {
    static let acknowledgeCheck = act(
        "acknowledgeCheck", "Acknowledge that a check is bad", "In your name, until a time; no ticket is made.",
        body: ReasonBody.known)
    static let unacknowledgeCheck = act("unacknowledgeCheck", "Take an acknowledgement back", "")
    static let pauseCheck = act("pauseCheck", "Pause a check", "Nobody is asked and nobody is missed.")
    static let resumeCheck = act("resumeCheck", "Let a paused check go on", "It begins anew, without evidence.")
    static let planWindow = Operation(
        "planWindow", "Plan a maintenance window", in: .watching, parameters: [CheckRecord.number],
        body: ReasonBody.window, answer: .created(WindowShape.one.schema, "The window."))
    static let planServiceWindow = Operation(
        "planServiceWindow", "Plan work on a service", in: .watching,
        "No check of the service makes a ticket meanwhile. Everybody in the hospital reads the reason.",
        parameters: [ServiceShape.number], body: ReasonBody.window,
        answer: .created(WindowShape.one.schema, "The window."))
    static let listWindows = Operation(
        "listWindows", "List maintenance windows", in: .watching,
        answer: .ok(WindowShape.all.schema, "Windows that are open or to come."))
    static let endWindow = Operation(
        "endWindow", "End a maintenance window", in: .watching, parameters: [WindowShape.number],
        answer: .nothing("It is over."))

    private static func act(_ id: String, _ summary: String, _ words: String, body: Body? = nil) -> Operation {
        Operation(
            id, summary, in: .watching, words, parameters: [CheckRecord.number], body: body,
            answer: .ok(CheckRecord.shape.schema, "The check as it is now.", etag: true))
    }
}
