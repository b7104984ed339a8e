import Glibc
import RoundsDomain

/// Microseconds since 1970 that run evenly: the wall clock's, read once and carried on by the steady clock.
struct ProbeClock: Sendable {
    /// A wall clock that was moved by more than this was set, not corrected.
    static let jump: Int64 = 500_000

    private var distance: Int64

    init() {
        distance = Self.read(CLOCK_REALTIME) - Self.read(CLOCK_MONOTONIC)
    }

    var now: Int64 { Self.read(CLOCK_MONOTONIC) + distance }

    /// Milliseconds that run evenly while the machine runs, from some moment; for lengths of time only.
    static var steady: Moment { Moment(milliseconds: read(CLOCK_BOOTTIME) / 1_000) }

    /// Follows the wall clock; true when that was set.
    mutating func follow() -> Bool {
        let fresh = Self.read(CLOCK_REALTIME) - Self.read(CLOCK_MONOTONIC)
        defer { distance = fresh }
        return abs(fresh - distance) > Self.jump
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
