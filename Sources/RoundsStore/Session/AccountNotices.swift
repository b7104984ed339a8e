import RoundsDomain
import RoundsSQL

/// Something about their own sign-in that a person should know of, shown on their account page.
public struct AccountNotice: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case lockedOut, newDevice, passwordSet
    }

    public let kind: Kind
    public let at: Moment

    public init(kind: Kind, at: Moment) {
        self.kind = kind
        self.at = at
    }

    /// Notices stand this long.
    public static let lastsFor = Span.days(14)

    public var sentence: String {
        switch kind {
        case .lockedOut: "Somebody failed to sign in with your name so often that it was locked for a while."
        case .newDevice: "Signed in with a browser that was not used before."
        case .passwordSet: "The password was set."
        }
    }
}

extension Transaction {
    /// What came before the sign-in that was just made: whether it is the first of all, and whether the name was locked since
    /// the one before.
    public func beforeSignIn(of person: Person.ID) throws -> (isFirst: Bool, wasLocked: Bool) {
        let subject = Happening.Subject.person(person)
        let (locked, entered) = (Happening.Kind.lockedOut.rawValue, Happening.Kind.signedIn.rawValue)
        let last = try rows(
            """
            SELECT kind FROM event
            WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.number) AND kind IN (\(locked), \(entered))
            ORDER BY number DESC LIMIT 2
            """
        ).map { try $0.text("kind") }
        return (last == [entered], last == [entered, locked])
    }

    /// Made of the log's events about this person, the newest first: at most 20.
    public func accountNotices(of person: Person.ID, at now: Moment) throws -> [AccountNotice] {
        let subject = Happening.Subject.person(person)
        let locked = Happening.Kind.lockedOut.rawValue
        let password = Happening.Kind.passwordSet.rawValue
        // Facts are canonical JSON: a member is always spelled the same.
        return try rows(
            """
            SELECT kind, at FROM event
            WHERE subject_kind = \(subject.kind) AND subject_id = \(subject.number) AND at > \(now - AccountNotice.lastsFor)
              AND (kind IN (\(locked), \(password))
                   OR (kind = \(Happening.Kind.signedIn.rawValue) AND facts LIKE '%"new_device":true%'))
            ORDER BY number DESC LIMIT 20
            """
        ).map { row in
            let kind = try row.text("kind")
            return AccountNotice(
                kind: kind == locked ? .lockedOut : kind == password ? .passwordSet : .newDevice,
                at: try row.moment("at"))
        }
    }
}
