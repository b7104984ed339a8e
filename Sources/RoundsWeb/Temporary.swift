import Hummingbird
import RoundsDomain
import RoundsHTML
public final class Meter: Sendable {
    public init() {}
    func answered(_ route: String, _ status: Int, in took: Duration) {}
}
