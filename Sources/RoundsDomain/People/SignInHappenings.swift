extension Happening {
    /// Never holds what was typed: somebody who slips types the password where the name belongs.
    /// - Parameter person: nil when nobody signs in with the name.
    public static func signInFailed(_ person: Person.ID?, from origin: SignInOrigin, failures: Int) -> Happening {
        Happening(
            .signInFailed, about: subject(person),
            facts: ["address": .text(origin.address), "failures": .number(Int64(failures))])
    }

    public static func lockedOut(_ person: Person.ID?, from origin: SignInOrigin, failures: Int) -> Happening {
        Happening(
            .lockedOut, about: subject(person),
            facts: ["address": .text(origin.address), "failures": .number(Int64(failures))])
    }

    /// - Parameter newDevice: they have signed in before, but not with this browser.
    public static func signedIn(_ session: Session, newDevice: Bool) -> Happening {
        Happening(
            .signedIn, about: .person(session.person),
            facts: [
                "address": .text(session.address), "new_device": .flag(newDevice),
                "session": .number(session.id.number),
            ])
    }

    public static func ended(_ kind: Kind, _ person: Person.ID, sessions: Int) -> Happening {
        Happening(kind, about: .person(person), facts: ["sessions": .number(Int64(sessions))])
    }

    public static func token(_ kind: Kind, _ token: APIToken) -> Happening {
        Happening(
            kind, about: .person(token.person),
            facts: [
                "token": .number(token.id.number), "expires_at": .number(token.expiresAt.milliseconds),
                "scopes": .text(token.scopes.map(\.rawValue).sorted().joined(separator: " ")),
            ])
    }

    private static func subject(_ person: Person.ID?) -> Subject { person.map(Subject.person) ?? .desk }
}
