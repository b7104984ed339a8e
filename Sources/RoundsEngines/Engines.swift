import RoundsSQL

/// Where the choice between the engines is made, once.
public enum Engines {
    /// Opens `postgres://…` (or `postgresql://…`) as PostgreSQL, and anything else as a data folder with SQLite in it.
    /// The schema is brought up by `migrate`.
    public static func open(url: String) throws(StorageError) -> any Database {
        if isPostgres(url) { return PostgresDatabase(url: url) }
        return try SQLiteDatabase(folder: url)
    }

    /// The migrations of the engine's own tables, which `migrate` runs before those it is given.
    public static func ownMigrations(of engine: Engine) -> [Migration] {
        switch engine {
        case .sqlite: EngineSchema.sqlite
        case .postgres: EngineSchema.postgres
        }
    }

    /// Puts a backup into an empty place: a folder without a database, or an empty PostgreSQL database. The file is read
    /// through and proven before anything is written.
    /// - Parameter migrations: All this program knows. The backup is loaded at the schema it was written with; `migrate`
    ///   brings it up afterwards.
    /// - Throws: ``StorageError/refused(_:)`` when the place is not empty, ``StorageError/corrupt(_:)`` or
    ///   ``StorageError/foreign(_:)`` when the file is not a whole backup, ``StorageError/newer(found:known:)``.
    public static func restore(from path: String, into url: String, migrations: [Migration]) async throws {
        guard isPostgres(url) else { return try await SQLiteDatabase.restore(from: path, into: url) }
        let database = PostgresDatabase(url: url, connections: 1)
        do {
            try await database.restore(from: path, migrations: migrations)
            await database.close()
        } catch {
            await database.close()
            throw error
        }
    }

    private static func isPostgres(_ url: String) -> Bool {
        ["postgres://", "postgresql://"].contains(where: url.hasPrefix)
    }
}
