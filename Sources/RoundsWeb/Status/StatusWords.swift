import RoundsDomain

extension ServiceState {
    var mark: Mark {
        switch self {
        case .down: .failed
        case .disturbed: .warning
        case .unknown: .unknown
        case .planned: .planned
        case .well: .good
        }
    }

    var word: String {
        switch self {
        case .down: "Down"
        case .disturbed: "Disturbed"
        case .unknown: "Not known"
        case .planned: "Planned work"
        case .well: "Works"
        }
    }
}

extension StatusLine {
    /// Nobody can know what nothing looks at.
    var isUnwatched: Bool { state == .unknown && checks == 0 }

    var word: String { isUnwatched ? "Not watched" : state.word }

    /// What stands behind a number of such: `21 work`.
    func counted(_ count: Int) -> String {
        switch state {
        case .well: count == 1 ? "works" : "work"
        case .planned: "with planned work"
        case .unknown: isUnwatched ? "we cannot see from here" : "not known"
        case .down: "down"
        case .disturbed: "disturbed"
        }
    }
}

extension StatusScreen {
    /// The answer to the page's question, in one line.
    var answer: String {
        let down = lines.filter { $0.state == .down }
        let disturbed = lines.count { $0.state == .disturbed }
        let known = lines.count { $0.state != .unknown }
        if down.count == 1, disturbed == 0 { return "\(down[0].service.name) is down" }
        if !down.isEmpty {
            let more = disturbed == 0 ? "" : ", \(disturbed) disturbed"
            return "\(down.count) \(down.count == 1 ? "service is" : "services are") down\(more)"
        }
        if disturbed > 0 { return "\(disturbed) \(disturbed == 1 ? "service is" : "services are") disturbed" }
        if known == 0 { return "Nobody knows yet how the services are" }
        return known == lines.count ? "Everything works" : "All that is watched works"
    }
}
