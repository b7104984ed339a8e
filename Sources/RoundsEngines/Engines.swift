import RoundsSQL

/// Where the choice between the engines is made, once.
public enum Engines {
    /// Opens `postgres://…` (or `postgresql://…`) as PostgreSQL, and anything else as a data folder with SQLite in it.
    /// The schema is brought up by `migrate`.
    public static func open(url: String) throws(StorageError) -> any Database {
        if ["postgres://", "postgresql://"].contains(where: url.hasPrefix) { return PostgresDatabase(url: url) }
        return try SQLiteDatabase(folder: url)
    }

    /// The migrations of the engine's own tables, which `migrate` runs before those it is given.
    public static func ownMigrations(of engine: Engine) -> [Migration] {
        switch engine {
        case .sqlite: EngineSchema.sqlite
        case .postgres: EngineSchema.postgres
        }
    }
}
