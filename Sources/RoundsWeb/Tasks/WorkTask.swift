import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// POST /planned/:task/change
    func changeTask(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id: PlannedTask.ID = try context.key("task")
        let form = try await request.form(upTo: 65_536)
        let now = now()
        do {
            let (fields, version) = (try TaskForm.read(form), try form.version)
            _ = try await database.write { tx in
                try tx.changeTask(id, to: fields, version: version, by: person, at: now)
            }
            return .done(.changed, at: id.path)
        } catch let complaints as Complaints {
            let entries = Entries(form, complaints: complaints.list)
            return try await taskPage(request, context, change: entries, status: .unprocessableContent)
        } catch is Stale {
            let entries = Entries(form, complaints: [.changedMeanwhile])
            return try await taskPage(request, context, change: entries, status: .conflict)
        }
    }

    /// POST /planned/:task/ticks
    func tickTask(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await report(request, context, .saved) { tx, id, report, version, person, now in
            _ = try tx.tickTask(id, report, version: version, by: person, at: now)
        }
    }

    /// POST /planned/:task/done
    func finishTask(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await report(request, context, .finished) { tx, id, report, version, person, now in
            _ = try tx.finishTask(id, report, version: version, by: person, at: now)
        }
    }

    /// POST /planned/:task/drop
    func dropTask(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await report(request, context, .dropped) { tx, id, report, version, person, now in
            _ = try tx.dropTask(id, because: report.result, version: version, by: person, at: now)
        }
    }

    /// POST /planned/:task/reopen
    func reopenTask(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id: PlannedTask.ID = try context.key("task")
        let now = now()
        _ = try await database.write { tx in try tx.reopenTask(id, by: person, at: now) }
        return .done(.reopened, at: id.path)
    }

    private func report(
        _ request: Request, _ context: DeskContext, _ deed: Flash.Deed,
        _ act:
            @escaping @Sendable (
                any Transaction, PlannedTask.ID, PlannedTask.Report, Int64, Person, Moment
            ) throws -> Void
    ) async throws -> Response {
        let person = try context.person
        let id: PlannedTask.ID = try context.key("task")
        let form = try await request.form(upTo: 65_536)
        let now = now()
        do {
            let version = try form.version
            let report = PlannedTask.Report(form)
            try await database.write { tx in try act(tx, id, report, version, person, now) }
            return .done(deed, at: id.path, draft: form.text("draft"))
        } catch let complaints as Complaints {
            let entries = Entries(report: form, complaints: complaints.list)
            return try await taskPage(request, context, report: entries, status: .unprocessableContent)
        } catch is Stale {
            let entries = Entries(report: form, complaints: [.changedMeanwhile])
            return try await taskPage(request, context, report: entries, status: .conflict)
        }
    }
}

extension Complaint {
    static let changedMeanwhile = Complaint("", "A colleague changed this meanwhile. Look, and save again.")
}

extension PlannedTask.Report {
    /// `reason` stands for the result where something is dropped.
    init(_ form: FormBody) {
        let ticks = form.all("ticks").prefix(Maintenance.Fields.mostSteps).compactMap { Int($0) }
        self.init(
            result: form.text("reason") ?? form.text("result") ?? "", ticks: Set(ticks),
            evidence: form.text("evidence") ?? "",
            outcome: form.text("outcome").flatMap(MaintenanceRun.Outcome.init(rawValue:)))
    }
}

extension Entries {
    /// The ticks have one name and many values; what is wrong with a reason stands beside the reason.
    fileprivate init(report form: FormBody, complaints: [Complaint]) {
        let isDrop = form.text("reason") != nil
        let beside = complaints.map { isDrop && $0.field == "result" ? Complaint("reason", $0.sentence) : $0 }
        self.init(form, complaints: beside)
        for place in form.all("ticks").prefix(Maintenance.Fields.mostSteps) { values["tick:" + place] = "yes" }
    }
}
