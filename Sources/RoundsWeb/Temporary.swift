import Hummingbird
import RoundsDomain
import RoundsHTML
public final class Meter: Sendable {
    public init() {}
    func answered(_ route: String, _ status: Int, in took: Duration) {}
}
extension TicketScreen { func with(typed: Entries) -> TicketScreen { self } }
extension Desk {
    func faultPage(_ fault: Fault, _ context: DeskContext) -> Response { .page("<p>\(fault.sentence)</p>", status: fault.status) }
    func showOwnTicket(_ request: Request, _ context: DeskContext) async throws -> Response { throw Denial.notFound }
    func showConflict(_ c: FieldConflict, for p: Person, _ request: Request, _ context: DeskContext) async throws -> Response { throw c }
}
