/// A run of a backup job that really happened, as its proof tells.
public struct BackupRun: Sendable, Equatable {
    /// What the job itself or its file says. The stored words are never changed once shipped.
    public enum Result: String, Sendable, CaseIterable {
        case success, warning, failure
    }

    public let endedAt: Moment
    public let result: Result
    public let bytes: Int64?
    public let took: Span?
    /// At most 500 characters.
    public let words: String

    public init(endedAt: Moment, result: Result, bytes: Int64? = nil, took: Span? = nil, words: String = "") {
        self.endedAt = endedAt
        self.result = result
        self.bytes = bytes
        self.took = took
        self.words = String(words.prefix(500))
    }
}

/// What became of one expected run.
public enum BackupOutcome: String, Sendable, CaseIterable, Comparable {
    case failed, missed
    /// It ended well, after its window.
    case late
    case tooLong = "too_long"
    case warned
    /// The desk was away when word would have come, or could not look for the file since.
    case unclear
    /// Nothing tells the desk whether it ran.
    case notConfigured = "not_configured"
    /// Its window is not over.
    case waiting
    case ok

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    public var isException: Bool { self < .waiting }

    /// As a line of the round says it.
    public var verdict: EvidenceLine.Verdict {
        switch self {
        case .failed: .failed
        case .missed: .missing
        case .late: .late
        case .tooLong, .warned: .warning
        case .unclear, .notConfigured: .unknown
        case .waiting, .ok: .good
        }
    }
}
