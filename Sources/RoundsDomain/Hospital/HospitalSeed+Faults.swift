extension HospitalSeed {
    /// Codes that lead nowhere, stand twice or close a ring; a sentence each. Empty when the content hangs together.
    public var faults: [String] {
        let services = Set(services.map(\.code))
        var faults = twice(self.services.map(\.code), "service") + twice(locations.map(\.code), "place")
        for service in self.services {
            for code in service.dependsOn where !services.contains(code) {
                faults.append("\(service.code) needs \(code), which is not a service here.")
            }
        }
        for template in ticketTemplates where !services.contains(template.service) {
            faults.append("Template \(template.code) is about \(template.service), which is not a service here.")
        }
        for runbook in runbooks where !runbook.service.isEmpty && !services.contains(runbook.service) {
            faults.append("Runbook \(runbook.code) is about \(runbook.service), which is not a service here.")
        }
        let edges = Dictionary(
            self.services.map { ($0.code, Set($0.dependsOn)) }, uniquingKeysWith: { first, _ in first })
        if let ring = DependencyGraph(edges).ring { faults.append(Complaint.ring(ring).sentence) }
        return faults + placeFaults
    }

    private var placeFaults: [String] {
        var before: [String: RoundsDomain.Location.Kind] = [:]
        var faults: [String] = []
        for place in locations {
            if !place.parent.isEmpty {
                if let parent = before[place.parent] {
                    if parent.rank >= place.kind.rank {
                        faults.append("\(place.code), a \(place.kind.rawValue), cannot be inside a \(parent.rawValue).")
                    }
                } else {
                    faults.append("\(place.code) is inside \(place.parent), which does not stand before it.")
                }
            }
            before[place.code] = place.kind
        }
        return faults
    }

    private func twice(_ codes: [String], _ what: String) -> [String] {
        var seen: Set<String> = []
        return codes.filter { !seen.insert($0.foldedKey).inserted }.map { "The \(what) \($0) stands twice." }
    }
}
