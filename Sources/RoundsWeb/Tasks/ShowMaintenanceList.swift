import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /maintenance
    func showMaintenanceList(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await maintenanceList(request, context)
    }

    /// POST /maintenance/days-off
    func saveDaysOff(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 65_536)
        let now = now()
        let today = today(now)
        do {
            let days = try DayOff.list(form.text("days_off") ?? "")
            try await database.write { tx in try tx.setDaysOff(days, by: person, on: today, at: now) }
            return .done(.saved, at: "/maintenance#days-off")
        } catch let complaints as Complaints {
            let entries = Entries(form, complaints: complaints.list)
            return try await maintenanceList(request, context, daysOff: entries, status: .unprocessableContent)
        }
    }

    private func maintenanceList(
        _ request: Request, _ context: DeskContext, daysOff: Entries? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let person = try context.person
        let now = now()
        let today = today(now)
        let (all, standings, offs, working, staff, teams) = try await database.read { tx in
            (
                try tx.maintenance(), try tx.maintenanceStandings(on: today), try tx.daysOff(), try tx.workingDays(),
                try tx.staff(), try tx.teams()
            )
        }
        let byNumber = Dictionary(standings.map { ($0.maintenance, $0) }, uniquingKeysWith: { first, _ in first })
        let lines = all.map { maintenance in
            let owner = staff.first { $0.id == maintenance.owner }?.name
            let standing = byNumber[maintenance.id]
            return MaintenanceListScreen.Line(
                maintenance: maintenance, standing: standing,
                who: owner ?? teams.first { $0.id == maintenance.team }?.name,
                next: maintenance.isActive
                    ? maintenance.recurrence?.next(after: today - 1, working: working)?.day : nil,
                lastGood: standing?.lastGood.map { text($0, now: now) })
        }
        let screen = MaintenanceListScreen(
            lines: lines, daysOff: daysOff ?? Entries(["days_off": DayOff.text(offs)]), mayWork: person.may(.workTasks))
        return .page(maintenanceListPage(screen, in: frame(request, context)), status: status)
    }
}
