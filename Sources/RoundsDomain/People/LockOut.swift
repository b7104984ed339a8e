/// How often a password may be tried. Kept for each sign-in name, whether anybody has it or not, so that the answer never
/// tells which names exist; a browser its owner has signed in with before is counted apart, so that a stranger's guesses do
/// not lock the owner out (OWASP, "Slow down online guessing attacks with device cookies").
///
/// NIST SP 800-63B §5.2.2 asks for at most 100 failures in a row; ten, then four an hour, stays far below.
public struct LockOut: Sendable, Equatable {
    /// Failures in a row after which the name is locked; each further one locks it again.
    public static let most = 10
    public static let lockedFor = Span.minutes(15)
    /// A day without a failure starts the count again.
    public static let forgottenAfter = Span.days(1)

    /// In a row, since the last success.
    public let failures: Int
    /// The last one.
    public let failedAt: Moment?

    public static let none = LockOut(failures: 0, failedAt: nil)

    public init(failures: Int, failedAt: Moment?) {
        self.failures = failures
        self.failedAt = failedAt
    }

    /// After the first and second failure nothing, then 1, 2, 4 … 64 s, then a quarter of an hour.
    public var delay: Span {
        switch failures {
        case ...2: .seconds(0)
        case ..<Self.most: .seconds(1 << (failures - 3))
        default: Self.lockedFor
        }
    }

    /// What of the delay is left; zero or less lets the next try through. A clock that was set back does not make it longer.
    public func wait(at now: Moment) -> Span {
        guard let failedAt, now - failedAt < Self.forgottenAfter else { return .seconds(0) }
        return min(failedAt + delay - now, delay)
    }

    /// With one more failure.
    public func failed(at now: Moment) -> LockOut {
        let forgotten = failedAt.map { now - $0 >= Self.forgottenAfter } ?? true
        return LockOut(failures: forgotten ? 1 : failures + 1, failedAt: now)
    }

    public var isLocked: Bool { failures >= Self.most }

    /// What stands above the form while ``wait(at:)`` is positive; nil when nobody has to wait.
    public func sentence(at now: Moment) -> String? {
        let wait = wait(at: now).milliseconds
        guard wait > 0 else { return nil }
        let seconds = (wait + 999) / 1_000
        guard isLocked else {
            return
                "That was not right \(failures) times in a row. Wait \(Self.count(seconds, "second")), then try again."
        }
        return """
            Sign-in with this name is locked for \(Self.count((seconds + 59) / 60, "minute")), because it failed \
            \(failures) times in a row. If the password is forgotten, ask an administrator for a new link.
            """
    }

    /// The one answer to a wrong name and to a wrong password.
    public static let wrong = "The sign-in name or the password is not right."

    private static func count(_ number: Int64, _ unit: String) -> String {
        number == 1 ? "1 \(unit)" : "\(number) \(unit)s"
    }
}
