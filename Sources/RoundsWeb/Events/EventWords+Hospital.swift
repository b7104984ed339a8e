import RoundsDomain
import RoundsProtocols

extension EventWords {
    func hospital(_ kind: Happening.Kind, _ facts: JSON) -> String? {
        switch kind {
        case .locationAdded, .serviceAdded, .deviceAdded: "was added"
        case .locationChanged: "changed \(fields(of: Location.Fields.self, facts))"
        case .serviceChanged: "changed \(fields(of: Service.Fields.self, facts))\(tier(facts))"
        case .deviceChanged: "changed \(fields(of: Device.Fields.self, facts))"
        case .starterLoaded:
            """
            loaded the starter content: \(facts["services"]?.integer ?? 0) services, \
            \(facts["locations"]?.integer ?? 0) places, \(facts["maintenance"]?.integer ?? 0) kinds of recurring work
            """
        case .fileImported:
            "imported a file of \(facts["kind"]?.text ?? "rows"): \(facts["created"]?.integer ?? 0) new, \(facts["changed"]?.integer ?? 0) changed"
        case .importStopped:
            "stopped the import of a file of \(facts["kind"]?.text ?? "rows"), of which nothing was kept"
        default: nil
        }
    }

    /// The changed fields, as the form's labels say them.
    private func fields<Fields: SideBySide>(of type: Fields.Type, _ facts: JSON) -> String {
        let names = type.merging.map(\.name).filter { facts[$0]?.bool == true }
        return names.isEmpty ? "it" : names.map { Self.labels[$0] ?? $0 }.joined(separator: ", ")
    }

    private func tier(_ facts: JSON) -> String {
        guard let from = facts["tier_from"]?.integer, let to = facts["tier_to"]?.integer else { return "" }
        return ", from tier \(from) to \(to)"
    }

    private static let labels = [
        "code": "the code", "tag": "the tag", "name": "the name", "kind": "the kind", "parent": "what is around it",
        "care_setting": "the care setting", "active": "whether it is in use", "meaning": "the explanation",
        "tier": "the tier", "owner": "the owner", "team": "the team", "depends_on": "what it needs",
        "fallback": "the fallback", "rto": "the recovery time", "rpo": "the recovery point",
        "location": "the place", "criticality": "the criticality", "serial": "the serial number",
        "service": "the service",
    ]
}
