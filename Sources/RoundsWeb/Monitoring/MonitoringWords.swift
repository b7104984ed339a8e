import RoundsDomain
import RoundsProtocols

extension EventWords {
    func watching(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .deskAbsent: "was away and watched nothing"
        case .pingKeyMade: "got a new ping key"
        case .checkAdded: "was added"
        case .checkChanged: "was changed"
        case .checkTurned: "turned from \(verdict(facts["from"]?.text)) to \(verdict(facts["to"]?.text))"
        case .checkFlapping: "goes back and forth"
        case .checkAcknowledged: "acknowledged that it is bad"
        case .checkUnacknowledged: "took the acknowledgement back"
        case .checkPaused: "paused it"
        case .checkResumed: "let it go on"
        case .checkRetired: "took it out of use"
        case .windowPlanned: "planned a maintenance window"
        case .windowEnded: "ended a maintenance window"
        case .backupJobAdded: "was added"
        case .backupJobChanged: "was changed"
        case .backupJobRetired: "was taken out of use"
        case .backupRan: "has a run in its ledger: \(facts["outcome"]?.text ?? "unknown")"
        default: nil
        }
    }

    private func verdict(_ word: String?) -> String {
        word.flatMap(Verdict.init(rawValue:))?.word ?? "unknown"
    }
}

extension Verdict {
    var word: String {
        switch self {
        case .good: "good"
        case .warning: "a warning"
        case .failed: "failed"
        case .unknown: "unknown"
        }
    }
}
