import RoundsDomain

/// A round of a day: "What is not well?"
struct RoundScreen: Sendable {
    let kind: Round.Kind
    /// `Tue 24 Nov`.
    let dayTitle: String
    /// `2026-11-24`.
    let day: String
    /// What every count on the page is taken from.
    let tally: Board.Tally
    /// Not well and waiting for a decision, the worst first; there may be more than the page shows.
    let undecided: [RoundRow]
    /// Not well, and decided about or in somebody's hands, the worst first; there may be more here, too.
    let inHand: [RoundRow]
    let byHand: [RoundRow]
    let well: [Group]
    /// All that is well was asked for.
    var showsAll = false
    /// What the person had before them when they signed.
    let seen: String
    let isClear: Bool
    /// Why it is not clear, by name.
    let unclear: String
    /// Nil while it is unsigned.
    let signed: Signed?
    /// From when on it can be signed, while that is still to come.
    var opens: TimeText?
    /// By when it is to be signed, where that is so.
    let due: TimeText?
    let isLate: Bool
    /// What is different from the round before, in words; empty when there was none.
    let changes: [Change]
    let before: (path: String, title: String)?
    /// True of today's unsigned round, for those who walk rounds.
    let mayWork: Bool
    /// They choose what is looked at by hand.
    var mayChoose = false
    let staff: [Choice]
    /// What was typed about a line that takes no words any more; empty when all was kept.
    var leftOver = ""

    struct Group: Sendable {
        let title: String
        let rows: [RoundRow]
    }

    struct Signed: Sendable {
        let by: String
        let at: TimeText
        let isClear: Bool
        /// Hexadecimal.
        let hash: String
        /// False when the kept lines are not those that were signed.
        let isWhole: Bool
    }

    struct Change: Sendable {
        let title: String
        let subjects: [String]
    }
}

/// One line of a round.
struct RoundRow: Sendable {
    /// `backup:PACS-archive`; for a line by hand its code.
    let code: String
    /// Among all that is not well: a line that is decided keeps it.
    var place = 0
    let verdict: EvidenceLine.Verdict
    let subject: String
    let reason: String
    let path: String?
    let article: String?
    let since: TimeText?
    let lastGood: TimeText?
    let seen: TimeText?
    let owner: String?
    var isNew = false
    /// The open request about it.
    var ticket: Int64?
    /// Of that request, where its source says so.
    var priority: Priority?
    /// `known, until Tue 07:00, by Priya Raman`; nil while undecided.
    var decision: Decision?

    struct Decision: Sendable {
        let word: String
        /// `by Priya Raman`; of a round as it was signed, which keeps whose the line is and not who decided, `with Lee Chen`.
        let who: String
        let until: TimeText
        /// Why, where whoever decided said so.
        var words = ""
    }
}

extension EvidenceLine.Verdict {
    var mark: Mark {
        switch self {
        case .failed, .missing: .failed
        case .late: .late
        case .stale, .unknown: .unknown
        case .warning, .unusual, .unowned: .warning
        case .good: .good
        }
    }
}
