/// How a heartbeat is expected: healthchecks' model, so that jobs written for it work unchanged.
public struct Heartbeat: Sendable, Equatable {
    public var rhythm: Rhythm
    /// How long after its time it is merely late, and how long a run may take.
    public var grace: Span
    /// GET and HEAD are taken down and change nothing.
    public var takesOnlyPost: Bool
    /// A ping does not end a pause.
    public var resumesByHand: Bool

    public static let standard = Heartbeat(rhythm: .every(.days(1)), grace: .hours(1))

    public init(rhythm: Rhythm, grace: Span, takesOnlyPost: Bool = false, resumesByHand: Bool = false) {
        self.rhythm = rhythm
        self.grace = grace
        self.takesOnlyPost = takesOnlyPost
        self.resumesByHand = resumesByHand
    }

    /// What a ping says.
    public enum Signal: Sendable, Equatable {
        case success, start, failure, log
        /// A process's exit code: 0 is success.
        case exit(Int)

        /// As it stands in the path after the check: nothing, `start`, `fail`, `log` or a number to 255.
        public init?(_ text: String?) {
            switch text {
            case nil: self = .success
            case "start": self = .start
            case "fail": self = .failure
            case "log": self = .log
            case let text?:
                guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
                    let code = Int(text), code <= 255
                else { return nil }
                self = .exit(code)
            }
        }
    }

    /// How a ping is kept. The stored words are never changed once shipped.
    public enum Kind: String, Sendable, CaseIterable {
        case success, start, failure = "fail", log
        /// It came and changed nothing.
        case ignored
    }
}
