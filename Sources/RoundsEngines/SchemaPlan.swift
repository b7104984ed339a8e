import RoundsSQL

/// What stands between the schema that was found and the one this program knows.
///
/// The engine's own tables (the full-text index) have numbers of their own and are made before the store's.
enum SchemaPart: String, CaseIterable {
    case engine, desk

    /// A statement cannot take its table's name from a value, so each part has its own statements.
    var history: SQL {
        switch self {
        case .engine:
            "CREATE TABLE IF NOT EXISTS engine_migration (number \(.integer) PRIMARY KEY, title TEXT NOT NULL)"
        case .desk: "CREATE TABLE IF NOT EXISTS schema_migration (number \(.integer) PRIMARY KEY, title TEXT NOT NULL)"
        }
    }

    var newest: SQL {
        switch self {
        case .engine: "SELECT coalesce(max(number), 0) AS number FROM engine_migration"
        case .desk: "SELECT coalesce(max(number), 0) AS number FROM schema_migration"
        }
    }

    func record(_ migration: Migration) -> SQL {
        switch self {
        case .engine: "INSERT INTO engine_migration (number, title) VALUES (\(migration.number), \(migration.title))"
        case .desk: "INSERT INTO schema_migration (number, title) VALUES (\(migration.number), \(migration.title))"
        }
    }
}

extension Transaction {
    /// Runs what is missing of one part, in order, and tells which numbers were run.
    func bringUp(_ part: SchemaPart, to migrations: [Migration]) throws(StorageError) -> [Int] {
        for (place, migration) in migrations.enumerated() where migration.number != place + 1 {
            throw .shape("migration \(migration.number) stands at place \(place + 1)")
        }
        try run(part.history)
        let found = Int(try row(part.newest)?.integer("number") ?? 0)
        guard found <= migrations.count else { throw .newer(found: found, known: migrations.count) }
        for migration in migrations[found...] {
            for step in migration.steps { try run(step) }
            try run(part.record(migration))
        }
        return migrations[found...].map(\.number)
    }
}
