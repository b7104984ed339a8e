import RoundsDomain
import RoundsProtocols

extension EventWords {
    /// What happened to planned work.
    func task(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .taskAdded: "planned it for \(facts["day"]?.text ?? "a day")"
        case .taskChanged: changes(ofTask: facts)
        case .taskTicked: "ticked \(facts["done"]?.integer ?? 0) of \(facts["steps"]?.integer ?? 0) steps"
        case .taskDone:
            facts["outcome"]?.text == MaintenanceRun.Outcome.problem.rawValue ? "ended it with a problem" : "did it"
        case .taskDropped: "dropped it"
        case .taskReopened: "opened it again"
        case .maintenanceAdded: "set it up"
        case .maintenanceChanged:
            facts["active"]?.bool == false
                ? "ended it" : "changed \(facts["rhythm"]?.bool == true ? "when it comes round" : "it")"
        case .daysOffChanged: "changed the days off"
        case .calendarFeedMade: "made an address for their calendar"
        case .calendarFeedRevoked: "ended the address of their calendar"
        default: nil
        }
    }

    private func changes(ofTask facts: JSON) -> String {
        var parts: [String] = []
        if let from = facts["day_from"]?.text, let to = facts["day_to"]?.text {
            parts.append("the day from \(from) to \(to)")
        }
        if let to = facts["owner_to"] { parts.append("who does it to \(to.integer.map(person) ?? "nobody")") }
        if let to = facts["team_to"] { parts.append("the team to \(to.integer.map(team) ?? "none")") }
        for (name, words) in [
            ("time", "the time"), ("title", "the title"), ("details", "the details"), ("about", "what it is about"),
        ] where facts[name] != nil {
            parts.append(words)
        }
        return "changed " + parts.joined(separator: ", ")
    }
}
