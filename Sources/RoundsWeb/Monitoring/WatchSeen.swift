import RoundsDomain
import Synchronization

/// When the watch of this process last went round: written by the watch, read by every page.
public final class WatchSeen: Sendable {
    private let moment = Mutex<Moment?>(nil)

    public init() {}

    public var last: Moment? { moment.withLock(\.self) }

    public func note(_ now: Moment) {
        moment.withLock { $0 = now }
    }
}
