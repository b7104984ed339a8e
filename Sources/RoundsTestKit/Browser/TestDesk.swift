import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsWeb

/// A whole desk without a socket: a fresh database, the cast with passwords, and browsers to act with.
public struct TestDesk: Sendable {
    /// Everybody's.
    public static let password = "seven wet umbrellas"

    public let desk: Desk
    public let database: any Database
    public let cast: Cast

    /// A browser in which this person has signed in; a stranger's when nil.
    public func browser(as person: Person?) async throws -> Browser {
        let browser = Browser(desk)
        guard let person else { return browser }
        let entered = try await SignIn(database: database, passwords: desk.passwords).enter(
            name: person.signInName, password: Self.password, from: SignInOrigin(agent: "test", address: ""),
            at: desk.now())
        guard case .entered(let entry) = entered else { throw Denial.forbidden }
        browser.setCookie("rounds_session", entry.secret.text)
        return browser
    }

    /// A program that calls the API with a token of this person's.
    public func program(of person: Person, scopes: Set<Permission>? = nil) async throws -> Browser {
        var system = SystemRandomNumberGenerator()
        let secret = Secret(using: &system)
        let draft = try TokenDraft(
            name: "test", scopes: (scopes ?? person.role.permissions).map(\.rawValue), days: 30,
            within: person.role.permissions)
        let now = desk.now()
        let maker = person.role == .program ? cast.ada : person
        _ = try await database.write { tx in try tx.makeToken(draft, with: secret, for: person.id, by: maker, at: now) }
        return Browser(desk, token: secret.apiTokenText)
    }
}

extension TestDesk {
    /// Lets the desk be a day older: what was due this morning is owed.
    public func beganTheDayBefore() async throws {
        let then = desk.now() - .days(1)
        try await database.write { try $0.run("UPDATE event SET at = \(then) WHERE number = 1") }
    }
}

/// Runs the closure with a desk of its own.
/// - Parameter now: what time it is, for good.
public func withDesk(
    on engine: TestEngine = .sqlite, now: Moment = Cast.morning,
    settings: Desk.Settings = .init(siteName: "Cedar Hollow", requestSeconds: 600),
    _ body: (TestDesk) async throws -> Void
) async throws {
    try await withDatabase(on: engine, migrations: Migrations.all) { database in
        guard let cheap = PasswordHash.Cost(rounds: 2, blockSize: 1, parallelism: 1) else { return }
        let passwords = Passwords(cost: cheap)
        let cast = try await database.write { tx in try tx.addCast(at: now) }
        let chosen = try ChosenPassword(TestDesk.password, name: "", signInName: "")
        let hash = try await passwords.hash(chosen)
        try await database.write { tx in
            for person in cast.everybody where person.role != .program {
                try tx.setPassword(hash, of: person.id, by: .desk, at: now)
            }
        }
        let desk = Desk(database: database, settings: settings, passwords: passwords, now: { now })
        try await body(TestDesk(desk: desk, database: database, cast: cast))
    }
}
