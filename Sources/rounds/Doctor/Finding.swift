/// One line of `rounds doctor`.
struct Finding: Encodable, Sendable, Equatable {
    enum State: String, Encodable, Sendable {
        case ok, warn, fail
    }

    let name: String
    let state: State
    /// What was found.
    let found: String
    /// What to do about it; nil when nothing is to be done.
    let advice: String?

    static func ok(_ name: String, _ found: String) -> Finding {
        Finding(name: name, state: .ok, found: found, advice: nil)
    }

    static func warn(_ name: String, _ found: String, _ advice: String) -> Finding {
        Finding(name: name, state: .warn, found: found, advice: advice)
    }

    static func fail(_ name: String, _ found: String, _ advice: String) -> Finding {
        Finding(name: name, state: .fail, found: found, advice: advice)
    }

    /// The state is a shape and a word, then the line.
    var words: String {
        let mark =
            switch state {
            case .ok: "✓ ok  "
            case .warn: "▲ warn"
            case .fail: "● FAIL"
            }
        return "\(mark)  \(name): \(found)" + (advice.map { "\n          \($0)" } ?? "")
    }
}
