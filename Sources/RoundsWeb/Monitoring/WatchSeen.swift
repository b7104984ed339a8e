import RoundsDomain
import Synchronization

/// When the watch of this process last went round, and whether the desk is a restored copy that keeps silent: written by the
/// watch, read by every page.
public final class WatchSeen: Sendable {
    private let moment = Mutex<Moment?>(nil)
    private let held = Mutex(false)

    public init() {}

    public var last: Moment? { moment.withLock(\.self) }

    public var isCopy: Bool { held.withLock(\.self) }

    public func note(_ now: Moment, isCopy: Bool = false) {
        moment.withLock { $0 = now }
        held.withLock { $0 = isCopy }
    }
}
