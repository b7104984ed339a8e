import Foundation
import RoundsDomain
import RoundsEngines
import RoundsSQL
import RoundsStore

/// Where generated desks of several sizes are kept, so that they are made once: folders for SQLite, databases beside the
/// one that was named for PostgreSQL.
struct BenchStore: Sendable {
    enum Home: Sendable {
        case folder(String)
        /// The address of any database on the server, as a user who may make databases.
        case server(String)
    }

    /// Grows when generated data change, so that older ones are not mistaken for them.
    static let edition = "1"

    let home: Home
    let seed: UInt64

    var engine: Engine {
        switch home {
        case .folder: .sqlite
        case .server: .postgres
        }
    }

    /// What `Engines.open` takes.
    func url(_ name: String) -> String {
        switch home {
        case .folder(let folder): return folder + "/" + name
        case .server(let address):
            var parts = URLComponents(string: address)
            parts?.path = "/rounds_bench_" + name
            return parts?.string ?? address
        }
    }

    /// Makes the desk with this many tickets when it is not there yet.
    /// - Parameter tell: hears how far it is.
    func make(_ tickets: Int, tell: (String) -> Void) async throws {
        let name = "\(tickets)"
        if case .server(let address) = home {
            do { try await PostgresServer(url: address).create("rounds_bench_" + name) } catch StorageError.notUnique {}
        }
        let database = try Engines.open(url: url(name))
        _ = try await database.migrate(Migrations.all)
        let mark = "\(Self.edition)/\(seed)/\(tickets)"
        switch try await database.read({ try $0.setting("bench") }) {
        case mark: break
        case nil:
            try await fill(database, tickets, tell)
            try await database.write { try $0.set("bench", to: mark) }
        default: throw Ending(.refused, "\(url(name)) holds data of another edition or seed. Remove it first.")
        }
        await database.close()
    }

    private func fill(
        _ database: any Database, _ tickets: Int, _ tell: (String) -> Void
    ) async throws {
        guard try await database.read({ try $0.endOfLog().number }) == 0 else {
            throw Ending(.refused, "\(url("\(tickets)")) holds other data, or was left half filled. Remove it first.")
        }
        let maker = try await LifeMaker(
            seed: seed, tickets: tickets,
            people: .added(for: tickets, seed: seed, to: database, at: Self.start),
            until: Self.end)
        if engine == .postgres { try await database.write { try $0.gatherWords() } }
        for first in stride(from: 0, to: tickets, by: LifeMaker.batch) {
            let lives = maker.lives(from: first)
            try await database.write { tx in
                if engine == .postgres { try tx.takeTime() }
                try tx.pour(lives)
            }
            tell("\(min(first + LifeMaker.batch, tickets)) of \(tickets) tickets")
        }
        if engine == .postgres { try await database.write { try $0.settle() } }
    }

    /// A copy that may be written to; the generated one stays as it is.
    func copy(_ tickets: Int) async throws -> String {
        try await dropCopy()
        switch home {
        case .folder(let folder):
            try FileManager.default.copyItem(atPath: url("\(tickets)"), toPath: folder + "/copy")
        case .server(let address):
            try await PostgresServer(url: address).create("rounds_bench_copy", like: "rounds_bench_\(tickets)")
        }
        return url("copy")
    }

    func dropCopy() async throws {
        switch home {
        case .folder(let folder):
            if FileManager.default.fileExists(atPath: folder + "/copy") {
                try FileManager.default.removeItem(atPath: folder + "/copy")
            }
        case .server(let address): try await PostgresServer(url: address).drop("rounds_bench_copy")
        }
    }

    /// Three years up to 24 November 2026, 07:00 in Chicago.
    static let end = Moment(milliseconds: 1_795_525_200_000)
    private static let start = end - .days(3 * 365 + 1)
}
