import Foundation
import RoundsEngines
import RoundsSQL
import RoundsStore

/// A fresh database on the engine with the migrations run, gone when the closure ends.
@discardableResult
public func withDatabase<Answer>(
    on engine: TestEngine, migrations: [Migration] = Migrations.all, isolation: isolated (any Actor)? = #isolation,
    _ body: (any Database) async throws -> Answer
) async throws -> Answer {
    try await withDatabaseURL(on: engine, migrations: migrations) { url in
        try await withOpened(url, migrations: migrations, body)
    }
}

/// As ``withDatabase(on:migrations:isolation:_:)``, for tests that open the same database more than once.
/// The URL is what `--database` takes: a folder or `postgres://…`.
/// - Parameter empty: Not even the engine's own tables are made, as a restore wants it.
@discardableResult
public func withDatabaseURL<Answer>(
    on engine: TestEngine, migrations: [Migration] = Migrations.all, empty: Bool = false,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (String) async throws -> Answer
) async throws -> Answer {
    switch engine {
    case .sqlite:
        try await withFolder { folder in try await body(folder + "/data") }
    case .postgres:
        try await PostgresShelf.withDatabase(migrations: empty ? nil : migrations, body)
    }
}

/// Opens the database, brings it up to the migrations, and closes it in any case.
@discardableResult
public func withOpened<Answer>(
    _ url: String, migrations: [Migration] = Migrations.all, isolation: isolated (any Actor)? = #isolation,
    _ body: (any Database) async throws -> Answer
) async throws -> Answer {
    let database = try Engines.open(url: url)
    do {
        _ = try await database.migrate(migrations)
        let answer = try await body(database)
        await database.close()
        return answer
    } catch {
        await database.close()
        throw error
    }
}

/// An empty folder, in memory where the system offers that, gone when the closure ends.
@discardableResult
public func withFolder<Answer>(
    isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Answer
) async throws -> Answer {
    let files = FileManager.default
    let memory = files.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : files.temporaryDirectory.path
    let folder = memory + "/rounds-test-" + UUID().uuidString
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: folder) }
    return try await body(folder)
}
