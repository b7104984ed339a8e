/// Which HTTP statuses are well: `200-299, 401`.
public struct StatusRanges: Sendable, Equatable {
    /// In order, apart from each other, within 100...599.
    public let ranges: [ClosedRange<Int>]

    public static let success = StatusRanges(ranges: [200...299])

    private init(ranges: [ClosedRange<Int>]) {
        self.ranges = ranges
    }

    /// Nil for anything but one to ten statuses and ranges, separated by commas.
    public init?(_ text: String) {
        var found: [ClosedRange<Int>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { String($0).trimmed }
            guard (1...2).contains(ends.count), ends.allSatisfy({ $0.utf8.count == 3 }), let low = Int(ends[0]),
                let high = Int(ends[ends.count - 1]), 100 <= low, low <= high, high <= 599
            else { return nil }
            found.append(low...high)
        }
        guard (1...10).contains(found.count) else { return nil }
        var joined: [ClosedRange<Int>] = []
        for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        ranges = joined
    }

    public func contains(_ status: Int) -> Bool { ranges.contains { $0.contains(status) } }

    public var text: String {
        ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }

    /// For a sentence: `200`, where there is one status, else `200-299`.
    var mentioned: String { self == .success ? "200" : text }
}
