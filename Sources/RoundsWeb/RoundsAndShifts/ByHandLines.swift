import HTTPTypes
import Hummingbird
import RoundsDomain
import RoundsHTML
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /round/lines
    func showByHandLines(_ request: Request, _ context: DeskContext) async throws -> Response {
        let checks = try await database.read { try $0.roundChecks() }
        let screen = ByHandLinesScreen(entries: Entries(["lines": RoundCheck.text(checks)]), measured: measured)
        return .page(byHandLinesPage(screen, in: frame(request, context)))
    }

    /// POST /round/lines
    func saveByHandLines(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let form = try await request.form(upTo: 131_072)
        do {
            return try await once(form, by: person, .saved, at: "/round/lines") { tx, now in
                let checks = try RoundCheck.list(form.text("lines") ?? "", known: try tx.roundChecks(all: true))
                try tx.setRoundChecks(checks, by: person, at: now)
            }
        } catch let complaints as Complaints {
            let screen = ByHandLinesScreen(
                entries: Entries(form, complaints: complaints.list), measured: measured)
            return .page(byHandLinesPage(screen, in: frame(request, context)), status: .unprocessableContent)
        }
    }

    /// What the starter content has a machine look at.
    private var measured: [HospitalSeed.MorningCheck] {
        (try? HospitalSeed.packaged().morningChecks.filter { $0.byHand == nil }) ?? []
    }
}
