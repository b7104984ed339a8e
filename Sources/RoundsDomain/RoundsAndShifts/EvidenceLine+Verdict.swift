extension EvidenceLine {
    /// What a line of a round says of what it looks at.
    public enum Verdict: String, Sendable, CaseIterable {
        case failed
        /// Something was expected and did not come: a backup that never ran.
        case missing
        case late
        /// There was evidence, and it is too old to be believed.
        case stale
        /// There never was any evidence.
        case unknown
        case warning
        /// It works, but not as it usually does.
        case unusual
        /// It is in nobody's hands.
        case unowned
        case good

        /// As it is said on the board.
        public var word: String {
            switch self {
            case .failed: "failed"
            case .missing: "missing"
            case .late: "late"
            case .stale: "stale"
            case .unknown: "no word"
            case .warning: "warning"
            case .unusual: "unusual"
            case .unowned: "nobody has it"
            case .good: "good"
            }
        }

        /// False where nothing is known: such a line is never signed as clear, whatever was decided about it.
        public var isKnown: Bool { self != .unknown && self != .stale }

        /// What was found out by looking, and so is worth nothing once it is old. The others say that there was nothing to see.
        var ages: Bool {
            switch self {
            case .good, .failed, .warning, .unusual: true
            case .missing, .late, .stale, .unknown, .unowned: false
            }
        }

        /// The worst first.
        public var rank: Int { Self.order.firstIndex(of: self) ?? Self.order.count }

        private static let order = allCases
    }
}
