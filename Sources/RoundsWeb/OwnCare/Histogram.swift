/// How long things took, counted in buckets. Adding allocates nothing.
struct Histogram: Sendable, Equatable {
    /// The buckets' upper ends in microseconds: around the desk's promises of 5, 20 and 100 ms.
    static let bounds: [Int64] = [
        1_000, 2_500, 5_000, 10_000, 20_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000,
    ]

    /// One more than there are bounds: the last holds what took longer.
    private(set) var counts = [UInt64](repeating: 0, count: bounds.count + 1)
    private(set) var microseconds: Int64 = 0

    var total: UInt64 { counts.reduce(0, +) }

    mutating func add(_ took: Duration) {
        let (seconds, attoseconds) = took.components
        let length = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        counts[Self.bounds.firstIndex { length <= $0 } ?? Self.bounds.count] += 1
        microseconds += length
    }
}
