import Foundation
import RoundsEngines
import RoundsSQL

extension BenchStore {
    /// How large a database is, with what of it is still in SQLite's log.
    func bytes(of database: any Database, at url: String) async throws -> Int64 {
        switch engine {
        case .sqlite:
            ["/rounds.db", "/rounds.db-wal"].reduce(0) { sum, name in
                let file = try? FileManager.default.attributesOfItem(atPath: url + name)
                return sum + (file?[.size] as? Int64 ?? 0)
            }
        case .postgres:
            try await database.read { tx in
                try tx.row("SELECT pg_database_size(current_database()) AS bytes")?.integer("bytes") ?? 0
            }
        }
    }

    /// `SQLite 3.40.1`.
    func version(_ tickets: Int) async throws -> String {
        let bare = try Engines.open(url: url("\(tickets)"))
        let version = try await bare.read { [engine] tx in
            switch engine {
            case .sqlite: try tx.row("SELECT sqlite_version() AS version")?.text("version")
            case .postgres: try tx.row("SELECT current_setting('server_version') AS version")?.text("version")
            }
        }
        await bare.close()
        return (engine == .sqlite ? "SQLite " : "PostgreSQL ") + (version ?? "")
    }
}
