import Crypto
import RoundsDomain
import RoundsSQL

/// A try to sign in that was let through and already counts as failed: guesses in parallel all count, however long the
/// check of each takes. It ends in ``Transaction/signIn(_:from:with:device:rehashed:at:)`` or
/// ``Transaction/failSignIn(_:from:at:)``.
public struct SignInTry: Sendable {
    /// Nil when nobody who may sign in has this name; then ``password`` is nil as well.
    public let person: Person?
    /// What is kept of the password.
    public let password: PasswordHash?
    let key: [UInt8]
    let lockOut: LockOut
    let knowsDevice: Bool
    let knowsOtherDevices: Bool
}

/// Whether a try to sign in may go on.
public enum SignInStart: Sendable {
    case go(SignInTry)
    /// Too soon after failures, in a sentence for the person. Nothing was checked or counted.
    case wait(String)
}

extension Transaction {
    /// First step: counts the try and finds what the password is checked against. The same statements run for a name nobody
    /// has, so the answer and its time tell nothing.
    public func startSignIn(_ name: String, from origin: SignInOrigin, at now: Moment) throws -> SignInStart {
        let found = try credential(name, device: origin.device?.hash)
        let key = Self.attemptKey(name, device: found.knowsDevice ? origin.device?.hash : nil)
        // The row must be there to be locked, or tries in parallel would all see none.
        try run(
            """
            INSERT INTO sign_in_attempt (name_hash, failures, failed_at) VALUES (\(key), 0, \(now))
            ON CONFLICT (name_hash) DO NOTHING
            """)
        let row = try row(
            "SELECT failures, failed_at FROM sign_in_attempt WHERE name_hash = \(key) \(.forUpdate)")
        guard let row else { throw StorageError.unavailable("the count of tries was swept meanwhile") }
        let before = LockOut(failures: Int(try row.integer("failures")), failedAt: try row.moment("failed_at"))
        if let sentence = before.sentence(at: now) { return .wait(sentence) }
        let failed = before.failed(at: now)
        try run(
            "UPDATE sign_in_attempt SET failures = \(failed.failures), failed_at = \(now) WHERE name_hash = \(key)")
        return .go(
            SignInTry(
                person: found.person, password: found.password, key: key, lockOut: failed,
                knowsDevice: found.knowsDevice, knowsOtherDevices: found.knowsOtherDevices))
    }

    /// Last step when the password was wrong, or the name nobody's. The count is already written.
    public func failSignIn(_ attempt: SignInTry, from origin: SignInOrigin, at now: Moment) throws {
        let person = attempt.person?.id
        let failures = attempt.lockOut.failures
        try record(.signInFailed(person, from: origin, failures: failures), by: .stranger, at: now)
        if attempt.lockOut.isLocked {
            try record(.lockedOut(person, from: origin, failures: failures), by: .stranger, at: now)
        }
    }

    /// Last step when the password could not be checked at all: the try does not count.
    public func withdrawTry(_ attempt: SignInTry) throws {
        try run(
            "UPDATE sign_in_attempt SET failures = failures - 1 WHERE name_hash = \(attempt.key) AND failures > 0")
    }

    /// Last step when the password was right: the count is reset and a session begins.
    /// - Parameters:
    ///   - secret: what the browser will bring back; fresh and random.
    ///   - device: what the browser keeps beyond the session; the one it brought, or a fresh one.
    ///   - rehashed: the same password with today's parameters, when the stored ones are older.
    /// - Throws: ``Denial/forbidden`` when the person left, or the password was changed, since the try began.
    public func signIn(
        _ attempt: SignInTry, from origin: SignInOrigin, with secret: Secret, device: Secret,
        rehashed: PasswordHash? = nil,
        at now: Moment
    ) throws -> Session {
        guard let person = attempt.person, try stillHolds(attempt) else { throw Denial.forbidden }
        try forgetFailures(attempt)
        if let rehashed {
            try run("UPDATE credential SET password_hash = \(rehashed.text) WHERE person_id = \(person.id)")
        }
        let isNew = !attempt.knowsDevice && attempt.knowsOtherDevices
        return try begin(secret, for: person.id, from: origin, device: device, isNew: isNew, at: now)
    }

    /// Whether the person may still sign in, and with the password the try is checked against.
    func stillHolds(_ attempt: SignInTry) throws -> Bool {
        guard let person = attempt.person, let checked = attempt.password else { return false }
        return try row(
            """
            SELECT p.id FROM person p JOIN credential c ON c.person_id = p.id
            WHERE p.id = \(person.id) AND p.active = 1 AND c.password_hash = \(checked.text)
            """) != nil
    }

    func forgetFailures(_ attempt: SignInTry) throws {
        try run("DELETE FROM sign_in_attempt WHERE name_hash = \(attempt.key)")
    }

    private func credential(_ name: String, device: [UInt8]?) throws -> FoundCredential {
        let row = try row(
            """
            SELECT p.id, p.name, p.sign_in_name, p.email, p.phone, p.role, p.active, p.version, c.password_hash,
                   (SELECT count(*) FROM known_device d WHERE d.person_id = p.id) AS devices,
                   (SELECT count(*) FROM known_device d
                    WHERE d.person_id = p.id AND d.device_hash = \(device ?? [])) AS this_device
            FROM person p JOIN credential c ON c.person_id = p.id
            WHERE p.sign_in_key = \(name.foldedKey) AND p.active = 1 AND p.role <> \(Role.program.rawValue)
            """)
        guard let row else {
            return FoundCredential(person: nil, password: nil, knowsDevice: false, knowsOtherDevices: false)
        }
        let knowsDevice = try row.integer("this_device") > 0
        return FoundCredential(
            person: try Person(row: row), password: PasswordHash(text: try row.text("password_hash")),
            knowsDevice: knowsDevice, knowsOtherDevices: try row.integer("devices") > (knowsDevice ? 1 : 0))
    }

    /// A fixed length whatever was typed, and nothing typed is kept.
    private static func attemptKey(_ name: String, device: [UInt8]?) -> [UInt8] {
        Array(SHA256.hash(data: Array(name.foldedKey.utf8) + [0] + (device ?? [])))
    }
}

private struct FoundCredential {
    let person: Person?
    let password: PasswordHash?
    let knowsDevice: Bool
    let knowsOtherDevices: Bool
}
