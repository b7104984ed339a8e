import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /maintenance/:maintenance
    func showMaintenance(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await maintenancePage(try context.key("maintenance"), request, context)
    }

    /// GET /maintenance/new
    func showNewMaintenance(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await maintenancePage(nil, request, context)
    }

    /// POST /maintenance/new
    func addMaintenance(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 65_536)
        let today = today(now())
        do {
            let fields = try MaintenanceForm.read(form, from: today, active: true)
            return try await once(form, by: person, .saved) { tx, now in
                try tx.addMaintenance(fields, by: .person(person.id), on: today, at: now).id.path
            }
        } catch let complaints as Complaints {
            let entries = Entries(form, complaints: complaints.list)
            return try await maintenancePage(nil, request, context, entries: entries, status: .unprocessableContent)
        }
    }

    /// POST /maintenance/:maintenance
    func saveMaintenance(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id: Maintenance.ID = try context.key("maintenance")
        let form = try await request.form(upTo: 65_536)
        let now = now()
        let today = today(now)
        do {
            let version = try form.version
            try await database.write { tx in
                guard let before = try tx.maintenance(id) else { throw Denial.notFound }
                let fields = try MaintenanceForm.read(
                    form, from: before.recurrence?.anchor ?? today, active: form.text("active") == "yes")
                _ = try tx.saveMaintenance(id, fields, version: version, by: person, on: today, at: now)
            }
            return .done(.saved, at: id.path)
        } catch let complaints as Complaints {
            let entries = Entries(form, complaints: complaints.list)
            return try await maintenancePage(id, request, context, entries: entries, status: .unprocessableContent)
        } catch is Stale {
            let entries = Entries(form, complaints: [.changedMeanwhile])
            return try await maintenancePage(id, request, context, entries: entries, status: .conflict)
        }
    }

    /// POST /maintenance/:maintenance/runs
    func addRun(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let id: Maintenance.ID = try context.key("maintenance")
        let form = try await request.form(upTo: 16_384)
        let day = form.text("day").flatMap { Day(iso: $0) } ?? today(now())
        return try await once(form, by: person, .planned) { tx, now in
            try tx.addRun(of: id, on: day, by: person, at: now).id.path
        }
    }

    private func maintenancePage(
        _ id: Maintenance.ID?, _ request: Request, _ context: DeskContext, entries: Entries? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let today = today(now())
        let (maintenance, runs, working, staff, teams) = try await database.read { tx in
            let maintenance = try id.map { id in
                guard let found = try tx.maintenance(id) else { throw Denial.notFound }
                return found
            }
            return (
                maintenance, try id.map { try tx.runs(of: $0, through: today) } ?? [], try tx.workingDays(),
                try tx.staff(), try tx.teams()
            )
        }
        var shown = entries ?? Entries(maintenance?.fields.entries ?? ["shift": Recurrence.Shift.forward.rawValue])
        if entries == nil { shown.values["active"] = maintenance?.isActive == false ? "" : "yes" }
        let next = maintenance.flatMap { $0.isActive ? $0.recurrence : nil }?
            .occurrences(from: today, to: today + Recurrence.mostDays, working: working, most: 5).map(\.day)
        let screen = MaintenanceScreen(
            maintenance: maintenance, today: today, runs: runs, next: next ?? [],
            who: TaskForm.choices(staff, teams), entries: shown, mayWork: person.may(.workTasks))
        return .page(RoundsWeb.maintenancePage(screen, in: frame(request, context)), status: status)
    }
}
