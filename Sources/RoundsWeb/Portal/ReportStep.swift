import RoundsDomain

/// The three steps of telling IT.
enum ReportStep: String, Sendable, CaseIterable {
    case what, place, care

    /// The question the page asks.
    var question: String {
        switch self {
        case .what: "What is the matter?"
        case .place: "Where are you?"
        case .care: "Does it affect care now?"
        }
    }

    var word: String {
        switch self {
        case .what: "What"
        case .place: "Where"
        case .care: "Care"
        }
    }

    /// What is asked on it, by field; all of it is brought along from step to step.
    var fields: [String] {
        switch self {
        case .what: ["title", "kind", "service", "details"]
        case .place: ["place", "device", "callback"]
        case .care: ["care", "affected", "workaround"]
        }
    }

    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

    /// Nil behind the last.
    var next: ReportStep? { Self.allCases.dropFirst(number).first }
    /// Nil before the first.
    var before: ReportStep? { number > 1 ? Self.allCases[number - 2] : nil }
}

/// Where a button of the form leads.
enum ReportMove: Sendable, Equatable {
    case show(ReportStep)
    case send

    /// Without a word for it, a form with everything in it is sent.
    init(_ word: String?) {
        self = word.flatMap(ReportStep.init(rawValue:)).map(ReportMove.show) ?? .send
    }

    /// What has to be right before it can be made: nothing, going back.
    var needs: [ReportStep] {
        switch self {
        case .show(let step): Array(ReportStep.allCases.prefix(step.number - 1))
        case .send: ReportStep.allCases
        }
    }
}
