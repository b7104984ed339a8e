import Hummingbird
import RoundsDomain
import RoundsHTML
public final class Meter: Sendable {
    public init() {}
    func answered(_ route: String, _ status: Int, in took: Duration) {}
}
extension Desk {
    func faultPage(_ fault: Fault, _ context: DeskContext) -> Response { .page("<p>\(fault.sentence)</p>", status: fault.status) }
    public var routes: [Route] { [get("live", may: .seeTickets, followLive)] }
}
struct Visitors: RouterMiddleware {
    typealias Context = DeskContext
    let desk: Desk
    func handle(_ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response) async throws -> Response { try await next(request, context) }
}
