/// How many readings were bad in a row, and how many of them failures: what tells an accident of the line from what is held
/// true.
public struct BadRun: Sendable, Equatable {
    /// Since the last good one.
    public private(set) var bad: Int
    /// Since the last answer, good or with a warning: a certificate that has warned for weeks says nothing about a line that
    /// failed once. What could not be found out neither counts nor ends them.
    public private(set) var failed: Int

    /// More are not counted.
    private static let most = 1_000

    public init(bad: Int = 0, failed: Int = 0) {
        self.bad = bad
        self.failed = failed
    }

    public mutating func note(_ verdict: Verdict) {
        bad = verdict.isBad ? min(bad + 1, Self.most) : 0
        switch verdict {
        case .good, .warning: failed = 0
        case .unknown: break
        case .failed: failed = min(failed + 1, Self.most)
        }
    }

    /// Whether what the last reading said is held true. One good reading is enough.
    /// - Parameter attempts: how many bad readings in a row it takes.
    public func isHard(_ verdict: Verdict, attempts: Int) -> Bool {
        switch verdict {
        case .good: true
        case .warning, .unknown: bad >= attempts
        case .failed: failed >= attempts
        }
    }
}
