import Foundation
import RoundsDomain

extension Moment {
    /// What the machine's clock shows: read here, at the edge, and passed on as an argument.
    @Sendable static func now() -> Moment {
        Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
