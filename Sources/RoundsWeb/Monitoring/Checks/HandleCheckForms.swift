import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /checks/:check/acknowledge
    func acknowledgeCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await handle(request, context, .acknowledged) { tx, id, form, person, now in
            guard let length = Span(typed: form.text("for") ?? "") else {
                throw Complaints([Complaint("for", "Write a length such as 2 h or 3 d.")])
            }
            _ = try tx.acknowledge(id, reason: form.text("reason") ?? "", until: now + length, by: person, at: now)
        }
    }

    /// POST /checks/:check/unacknowledge
    func unacknowledgeCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await handle(request, context, .saved) { tx, id, _, person, now in
            _ = try tx.unacknowledge(id, by: person, at: now)
        }
    }

    /// POST /checks/:check/pause
    func pauseCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await handle(request, context, .saved) { tx, id, _, person, now in
            _ = try tx.pauseCheck(id, by: person, at: now)
        }
    }

    /// POST /checks/:check/resume
    func resumeCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await handle(request, context, .saved) { tx, id, _, person, now in
            _ = try tx.resumeCheck(id, by: person, at: now)
        }
    }

    /// POST /checks/:check/retire
    func retireCheck(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: Check.ID = try context.key("check")
        let by = try context.person
        let now = now()
        try await database.write { tx in try tx.retireCheck(id, by: .person(by.id), at: now) }
        return .done(.saved, at: "/checks")
    }

    /// POST /checks/:check/window
    func planWindow(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await handle(request, context, .windowPlanned) { tx, id, form, person, now in
            let time = try PlannedTime(form)
            _ = try tx.planWindow(
                .check(id), from: now + time.wait, until: now + time.wait + time.length, reason: time.reason,
                by: person,
                at: now)
        }
    }

    /// POST /windows/:window/end
    func endWindow(_ request: Request, _ context: DeskContext) async throws -> Response {
        let id: MaintenanceWindow.ID = try context.key("window")
        let by = try context.person
        let form = try await request.form()
        let now = now()
        try await database.write { tx in try tx.endWindow(id, by: by, at: now) }
        return .done(.saved, at: form.integer("service").map { Service.ID($0).path } ?? "/checks")
    }

    /// POST /ping-key
    func makePingKey(_ request: Request, _ context: DeskContext) async throws -> Response {
        let by = try context.person.id
        let key = Self.newPingKey()
        let now = now()
        try await database.write { tx in try tx.makePingKey(key, by: .person(by), at: now) }
        return .done(.saved, at: "/checks")
    }

    private func handle(
        _ request: Request, _ context: DeskContext, _ deed: Flash.Deed,
        _ change: @escaping @Sendable (any Transaction, Check.ID, FormBody, Person, Moment) throws -> Void
    ) async throws -> Response {
        let id: Check.ID = try context.key("check")
        let by = try context.person
        let form = try await request.form(upTo: 16_384)
        do {
            return try await once(form, by: by, deed, at: id.path) { tx, now in
                try change(tx, id, form, by, now)
            }
        } catch let complaints as Complaints {
            let entries = Entries(
                ["for": form.text("for") ?? "", "in": form.text("in") ?? "", "reason": form.text("reason") ?? ""],
                complaints: complaints.list)
            return try await checkPage(id, request, context, entries: entries, status: .unprocessableContent)
        }
    }
}
