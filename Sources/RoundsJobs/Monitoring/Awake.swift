import RoundsDomain
import Synchronization

/// Since when this process has been running and could be told, as far as it noticed. Who is frozen, starved or asleep notices
/// nothing; who waits for a busy database does.
final class Awake: Sendable {
    private struct Stretch {
        let since: Moment
        let last: Moment
    }

    private let stretch = Mutex<Stretch?>(nil)
    /// Who looked at the clock first need not be heard first: no more than that is a clock that was set back.
    private static let aMoment = Span.seconds(1)

    /// Notices that it runs. Asked seldomer than an absence is long, it has not been awake.
    /// - Returns: since when it has run without a stop.
    @discardableResult
    func notice(at now: Moment) -> Moment {
        stretch.withLock { stretch in
            var (since, last) = (now, now)
            if let before = stretch, before.last - now <= Self.aMoment, Absence.between(before.last, now) == nil {
                (since, last) = (before.since, max(before.last, now))
            }
            stretch = Stretch(since: since, last: last)
            return since
        }
    }

    /// What was said to it just now was lost.
    func begin(at now: Moment) {
        stretch.withLock { $0 = Stretch(since: now, last: now) }
    }
}
