import RoundsDomain
import RoundsSQL
import RoundsStore
import RoundsTestKit
import Testing

extension PasswordHash {
    /// Stands for a password here, where nothing is hashed: two are the same when made of the same number.
    static func made(of number: UInt8) -> PasswordHash {
        PasswordHash(
            cost: .standard, salt: [UInt8](repeating: number, count: 16), key: [UInt8](repeating: number, count: 32))
    }
}

extension Secret {
    static func fresh() -> Secret {
        var system = SystemRandomNumberGenerator()
        return Secret(using: &system)
    }
}

extension SignInOrigin {
    static let ward = SignInOrigin(agent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0", address: "10.4.0.7")
    static let elsewhere = SignInOrigin(agent: "curl/8.0", address: "203.0.113.9")
}

extension Database {
    /// The cast, of whom Maria and Ada have passwords.
    func deskWithPasswords() async throws -> Cast {
        try await write { tx in
            let cast = try tx.addCast()
            for person in [cast.maria, cast.ada] {
                try tx.setPassword(.made(of: 1), of: person.id, by: .person(person.id), at: Cast.morning - .days(20))
            }
            return cast
        }
    }

    /// A try with a wrong password. Nil when it was let through, else what was said.
    @discardableResult
    func guess(_ name: String, from origin: SignInOrigin = .elsewhere, at now: Moment) async throws -> String? {
        switch try await write({ try $0.startSignIn(name, from: origin, at: now) }) {
        case .wait(let sentence): return sentence
        case .go(let attempt):
            try await write { try $0.failSignIn(attempt, from: origin, at: now) }
            return nil
        }
    }

    /// Signs in with the right password.
    @discardableResult
    func enter(
        _ name: String, from origin: SignInOrigin = .ward, with secret: Secret = .fresh(), device: Secret = .fresh(),
        rehashed: PasswordHash? = nil, at now: Moment
    ) async throws -> Session? {
        try await write { tx in
            guard case .go(let attempt) = try tx.startSignIn(name, from: origin, at: now) else { return nil }
            return try tx.signIn(attempt, from: origin, with: secret, device: device, rehashed: rehashed, at: now)
        }
    }

    func kinds(about person: Person) async throws -> [String] {
        try await read { try $0.events(about: .person(person.id), limit: 100).map(\.kind) }
    }
}
