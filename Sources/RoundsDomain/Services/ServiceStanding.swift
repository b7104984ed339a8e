/// Where a service stands with all that it needs.
public struct ServiceStanding: Sendable, Equatable {
    public let state: ServiceState
    /// Nil when nobody knows.
    public let since: Moment?
    /// What it needs that is down: where the trouble comes from.
    public let because: Service.ID?

    public init(state: ServiceState, since: Moment?, because: Service.ID?) {
        self.state = state
        self.since = since
        self.because = because
    }

    /// What is down disturbs everything that stands on it, however well that still looks by itself.
    /// - Parameter signs: of every service; one that is not in it is unknown.
    public static func all(
        _ signs: [Service.ID: ServiceSigns], _ graph: DependencyGraph<Service.ID>
    ) -> [Service.ID: ServiceStanding] {
        let own = signs.mapValues(\.state)
        let down = Set(own.filter { $0.value.state == .down }.keys)
        return own.reduce(into: [:]) { standings, entry in
            let (id, mine) = entry
            let needs = down.isEmpty ? [] : graph.allNeeds(of: id).filter(down.contains)
            // The one that can't blame another; on a graph without rings there always is one.
            let root = needs.first { need in !graph.allNeeds(of: need).contains(where: down.contains) } ?? needs.first
            let isDrawnIn = root != nil && !mine.state.isTrouble
            standings[id] = ServiceStanding(
                state: isDrawnIn ? .disturbed : mine.state,
                since: isDrawnIn ? root.flatMap { own[$0]?.since } : mine.since,
                because: root)
        }
    }

    /// What is known, in words for those who work with it.
    /// - Parameter cause: the name of the service it is because of.
    public func known(_ signs: ServiceSigns, cause: String?) -> [String] {
        var words: [String] = []
        switch state {
        case .down, .disturbed:
            let failing = signs.seen.filter { $0.light == .failed && $0.kind == .probe }
            if let cause { words.append("It needs \(cause), which is down.") }
            if !failing.isEmpty {
                words.append(state == .down ? "It does not answer." : "A part of it does not answer.")
            }
            words.append(signs.isWorkedOn ? "IT is working on it." : "IT knows of it.")
        case .unknown:
            words.append(
                signs.seen.isEmpty ? "Nothing watches it." : "Nobody could see lately how it is.")
        case .planned: words.append("IT is doing planned work on it.")
        case .well: break
        }
        return words
    }
}
