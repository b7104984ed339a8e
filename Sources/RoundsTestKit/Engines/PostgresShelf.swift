import Crypto
import Foundation
import RoundsEngines
import RoundsSQL
import Synchronization

/// Makes databases quickly: each set of migrations is run once, into a template the others are copied from.
enum PostgresShelf {
    private static let templates = Templates()
    /// Each database takes up to a dozen connections, and the server has so many for all.
    private static let turns = Turns(24)

    /// - Parameter migrations: Nil for a database with nothing in it.
    static func withDatabase<Answer>(
        migrations: [Migration]?, isolation: isolated (any Actor)? = #isolation,
        _ body: (String) async throws -> Answer
    ) async throws -> Answer {
        guard let address = TestEngine.server else {
            throw StorageError.unavailable("ROUNDS_TEST_POSTGRES is not set.")
        }
        await turns.take()
        defer { turns.give() }
        let server = PostgresServer(url: address)
        var template = "template0"
        if let migrations { template = try await templates.name(of: migrations, on: address) }
        let name = "rounds_test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        try await server.create(name, like: template)
        do {
            let answer = try await body(url(of: name, on: address))
            try await server.drop(name)
            return answer
        } catch {
            try? await server.drop(name)
            throw error
        }
    }

    fileprivate static func url(of name: String, on address: String) -> String {
        var parts = URLComponents(string: address)
        parts?.path = "/" + name
        return parts?.string ?? address
    }
}

private actor Templates {
    private var made: [String: Task<Void, any Error>] = [:]

    func name(of migrations: [Migration], on address: String) async throws -> String {
        let steps = (Engines.ownMigrations(of: .postgres) + migrations).map { "\($0.number) \($0.title) \($0.steps)" }
        let digest = SHA256.hash(data: Data(steps.joined(separator: "\n").utf8))
        let name = "rounds_template_" + digest.prefix(8).map { String(format: "%02x", $0) }.joined()
        let task = made[name] ?? Task { try await make(name, migrations, on: address) }
        made[name] = task
        try await task.value
        return name
    }

    /// Made under another name first, so that a template that exists is complete.
    private func make(_ name: String, _ migrations: [Migration], on address: String) async throws {
        let server = PostgresServer(url: address)
        let draft = "\(name)_\(ProcessInfo.processInfo.processIdentifier)"
        try await server.create(draft)
        try await withOpened(PostgresShelf.url(of: draft, on: address), migrations: migrations) { _ in }
        do {
            try await server.rename(draft, to: name)
        } catch StorageError.notUnique {
            try await server.drop(draft)
        }
    }
}

/// Lets so many go at once; the others wait in the order they came.
private final class Turns: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        state = Mutex(State(free: count))
    }

    func take() async {
        await withCheckedContinuation { turn in
            let mayGo = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(turn)
                    return false
                }
                state.free -= 1
                return true
            }
            if mayGo { turn.resume() }
        }
    }

    func give() {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
