/// How late the last looks began, in microseconds.
struct LagWindow {
    private static let size = 8_192
    private var lags: [Int64] = []
    private var place = 0

    mutating func add(_ lag: Int64) {
        if lags.count < Self.size {
            lags.append(lag)
        } else {
            lags[place] = lag
            place = (place + 1) % Self.size
        }
    }

    /// Nil before the first.
    var quantiles: (half: Int64, most: Int64)? {
        guard !lags.isEmpty else { return nil }
        let sorted = lags.sorted()
        return (sorted[(sorted.count - 1) / 2], sorted[(sorted.count - 1) * 99 / 100])
    }
}

/// The prober's own figures.
public struct ProberFigures: Sendable, Equatable {
    /// Checks it asks.
    public let checks: Int
    /// Looks under way.
    public let running: Int
    /// Looks that are due and wait for a socket.
    public let held: Int
    /// Looks left out since the start because their time was long over.
    public let skipped: UInt64
    /// Outcomes that wait to be stored.
    public let unstored: Int
    /// How late half and all but a hundredth of the last 8,192 looks began, in microseconds; nil before the first.
    public let lagHalf: Int64?
    public let lagMost: Int64?
}
