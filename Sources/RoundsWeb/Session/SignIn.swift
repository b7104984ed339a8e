import RoundsDomain
import RoundsSQL
import RoundsStore

/// The way in: counts the try, checks the password off the request's threads, and begins a session or says no.
public struct SignIn: Sendable {
    /// What the browser keeps: the session's token until it ends, the device's for a year.
    public struct Entered: Sendable {
        public let session: Session
        public let secret: Secret
        public let device: Secret
    }

    public enum Outcome: Sendable {
        case entered(Entered)
        /// In a sentence that tells nothing of which names exist.
        case refused(String)
    }

    let database: any Database
    let passwords: Passwords

    public init(database: any Database, passwords: Passwords) {
        self.database = database
        self.passwords = passwords
    }

    /// - Throws: ``Passwords/Busy``, ``StorageError``.
    public func enter(name: String, password: String, from origin: SignInOrigin, at now: Moment) async throws -> Outcome
    {
        switch try await check(name, password, from: origin, at: now) {
        case .refused(let sentence): return .refused(sentence)
        case .right(let attempt, let rehashed):
            var system = SystemRandomNumberGenerator()
            let secret = Secret(using: &system)
            let device = origin.device ?? Secret(using: &system)
            do {
                let session = try await database.write { tx in
                    try tx.signIn(attempt, from: origin, with: secret, device: device, rehashed: rehashed, at: now)
                }
                return .entered(Entered(session: session, secret: secret, device: device))
            } catch Denial.forbidden {
                return .refused(LockOut.wrong)
            }
        }
    }

    /// Uses a one-time link: sets the password chosen there and signs its person in.
    /// - Throws: ``Invitation/isOver``, ``Complaints``, ``Passwords/Busy``.
    public func accept(
        _ link: Secret, _ chosen: ChosenPassword, first: PersonDraft?, from origin: SignInOrigin, at now: Moment
    ) async throws -> Entered {
        let hash = try await passwords.hash(chosen)
        var system = SystemRandomNumberGenerator()
        let secret = Secret(using: &system)
        let device = origin.device ?? Secret(using: &system)
        let session = try await database.write { tx in
            try tx.acceptInvitation(
                link, password: hash, first: first, from: origin, with: secret, device: device, at: now)
        }
        return Entered(session: session, secret: secret, device: device)
    }

    /// Somebody signed in chooses a new password; `session` goes on, all their others end.
    /// - Throws: ``Complaints`` beside `current_password`, ``Refusal``, ``Passwords/Busy``.
    public func changePassword(
        of person: Person, from current: String, to chosen: ChosenPassword, keeping session: Session.ID?,
        by origin: SignInOrigin,
        at now: Moment
    ) async throws {
        let new = try await newPassword(of: person, from: current, to: chosen, by: origin, at: now)
        try await database.write { tx in
            try tx.changePassword(new.attempt, to: new.hash, keeping: session, at: now)
        }
    }

    /// What ``Transaction/changePassword(_:to:keeping:at:)`` needs, once the old password was found right.
    /// - Throws: ``Complaints`` beside `current_password`, ``Passwords/Busy``.
    func newPassword(
        of person: Person, from current: String, to chosen: ChosenPassword, by origin: SignInOrigin, at now: Moment
    ) async throws -> (attempt: SignInTry, hash: PasswordHash) {
        switch try await check(person.signInName, current, from: origin, at: now) {
        case .refused(let sentence):
            let right = sentence == LockOut.wrong ? "This is not your password." : sentence
            throw Complaints([Complaint("current_password", right)])
        case .right(let attempt, _):
            return (attempt, try await counting(attempt) { try await passwords.hash(chosen) })
        }
    }

    private enum Checked {
        case right(SignInTry, rehashed: PasswordHash?)
        case refused(String)
    }

    private func check(
        _ name: String, _ password: String, from origin: SignInOrigin, at now: Moment
    ) async throws -> Checked {
        switch try await database.write({ tx in try tx.startSignIn(name, from: origin, at: now) }) {
        case .wait(let sentence): return .refused(sentence)
        case .go(let attempt):
            let verdict = try await counting(attempt) {
                try await passwords.verify(password, against: attempt.password)
            }
            guard verdict.isRight else {
                try await database.write { tx in try tx.failSignIn(attempt, from: origin, at: now) }
                return .refused(LockOut.wrong)
            }
            return .right(attempt, rehashed: verdict.rehashed)
        }
    }
    /// A try that the desk was too busy to check is no failure.
    private func counting<Answer: Sendable>(
        _ attempt: SignInTry, _ work: () async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await work()
        } catch let busy as Passwords.Busy {
            try await database.write { tx in try tx.withdrawTry(attempt) }
            throw busy
        }
    }
}
