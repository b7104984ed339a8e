/// What is usual of a job's size and duration: the middle of its last runs and how far they lie from it.
///
/// Median and median absolute deviation, because one strange run must not make the next one look usual. As a share of the
/// median, so that one rule fits megabytes and terabytes.
public struct Usual: Sendable {
    /// Fewer runs say nothing about what is usual; older ones no longer do.
    public static let fewest = 5
    public static let most = 30
    /// In hundredths: at least so far from the middle. Small jobs wobble.
    public static let least: Int64 = 25
    /// 1.4826 makes the deviation comparable with a standard deviation; six of those are no accident.
    private static let sixDeviations: Int64 = 890

    private let bytes: [Int64]
    private let tooks: [Int64]

    /// - Parameter runs: that ended well, oldest first.
    public init(of runs: [BackupRun]) {
        bytes = runs.compactMap(\.bytes).suffix(Self.most)
        tooks = runs.compactMap(\.took?.milliseconds).suffix(Self.most)
    }

    /// In words: `size 48 % of the usual`.
    public func unlike(_ run: BackupRun) -> [String] {
        var found: [String] = []
        if let size = run.bytes, let share = Self.share(size, among: bytes) {
            found.append("size \(share) % of the usual")
        }
        if let took = run.took?.milliseconds, let share = Self.share(took, among: tooks) {
            found.append("took \(share) % of the usual time")
        }
        return found
    }

    /// Per cent of the median when that is unusual, else nil.
    static func share(_ value: Int64, among history: [Int64]) -> Int64? {
        guard history.count >= fewest, let middle = median(history), middle > 0 else { return nil }
        let away = history.map { hundredths($0, of: middle) }.map { abs($0 - 10_000) }
        let spread = median(away) ?? 0
        let share = hundredths(value, of: middle)
        // `spread` and `share` are in ten-thousandths of the median.
        let limit = max(least * 100, spread * sixDeviations / 100)
        return abs(share - 10_000) > limit ? share / 100 : nil
    }

    private static func hundredths(_ value: Int64, of middle: Int64) -> Int64 {
        let share = Double(value) / Double(middle) * 10_000
        return Int64(min(max(share, 0), 1_000_000_000))
    }

    private static func median(_ values: [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        return sorted[(sorted.count - 1) / 2]
    }
}
