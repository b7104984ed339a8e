/// One numbered step of the schema. A shipped migration is never edited: what came out wrong is mended by the next.
public struct Migration: Sendable {
    /// 1, 2, 3, … without gaps.
    public let number: Int
    /// What it does, in a few words, for the log and for `rounds doctor`.
    public let title: String
    public let steps: [SQL]

    public init(_ number: Int, _ title: String, _ steps: [SQL]) {
        self.number = number
        self.title = title
        self.steps = steps
    }
}
