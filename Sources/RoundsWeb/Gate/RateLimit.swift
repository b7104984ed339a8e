import RoundsDomain
import Synchronization

/// A bucket of tokens an address: each request takes one, time puts them back. Bounded in how many addresses it knows.
public final class RateLimit: Sendable {
    public struct Rule: Sendable {
        public let perSecond: Int64
        public let burst: Int64

        public init(perSecond: Int64, burst: Int64) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    private struct Bucket {
        /// Thousandths of a request that are left.
        var left: Int64
        var at: Moment
    }

    private static let mostAddresses = 20_000
    private let rule: Rule
    private let buckets = Mutex<[String: Bucket]>([:])

    public init(_ rule: Rule) {
        self.rule = rule
    }

    /// Nil when the request may go on; else how many seconds to wait.
    public func wait(for address: String, at now: Moment) -> Int64? {
        let full = rule.burst * 1_000
        return buckets.withLock { buckets in
            if buckets.count >= Self.mostAddresses { Self.forgetFull(&buckets, at: now, rule: rule) }
            var bucket = buckets[address] ?? Bucket(left: full, at: now)
            let passed = max(0, now.milliseconds - bucket.at.milliseconds)
            bucket.left = min(full, bucket.left + passed * rule.perSecond)
            bucket.at = now
            defer { buckets[address] = bucket }
            guard bucket.left >= 1_000 else {
                // Rounded up: coming back a moment too early would only be turned away again.
                let perSecond = rule.perSecond * 1_000
                return (1_000 - bucket.left + perSecond - 1) / perSecond
            }
            bucket.left -= 1_000
            return nil
        }
    }

    /// Addresses whose bucket has filled up again are as good as unknown.
    private static func forgetFull(_ buckets: inout [String: Bucket], at now: Moment, rule: Rule) {
        buckets = buckets.filter { _, bucket in
            bucket.left + (now.milliseconds - bucket.at.milliseconds) * rule.perSecond < rule.burst * 1_000
        }
        if buckets.count >= mostAddresses { buckets.removeAll() }
    }
}
