import Foundation
import RoundsEngines
import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct MigrationTests {
    private let ward = Migration(2, "add wards", ["CREATE TABLE ward (id \(.identity), name TEXT NOT NULL) \(.strict)"])

    @Test(arguments: engines) func onlyWhatIsMissingIsRun(engine: TestEngine) async throws {
        try await withDatabaseURL(on: engine, migrations: []) { url in
            let db = try Engines.open(url: url)
            #expect(try await db.migrate(bench) == [1])
            #expect(try await db.migrate(bench + [ward]) == [2])
            #expect(try await db.migrate(bench + [ward]) == [])
            #expect(try await db.health().migration == 2)
            await db.close()
        }
    }

    @Test(arguments: engines) func twoNodesStartingTogetherMigrateOnce(engine: TestEngine) async throws {
        try await withDatabaseURL(on: engine, migrations: []) { url in
            let nodes = [try Engines.open(url: url), try Engines.open(url: url)]
            async let first = nodes[0].migrate(bench)
            async let second = nodes[1].migrate(bench)
            #expect(try await (first + second) == [1])
            for node in nodes { await node.close() }
        }
    }

    @Test(arguments: engines) func aNewerDatabaseIsRefused(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench + [ward]) { db in
            #expect(await complaint { _ = try await db.migrate(bench) } == .newer(found: 2, known: 1))
        }
    }

    @Test(arguments: engines) func aFailedStepLeavesTheSchemaAsItWas(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let broken = Migration(
                3, "break", ["CREATE TABLE bed (id \(.identity))", "INSERT INTO nowhere VALUES (1)"])
            let error = await complaint { _ = try await db.migrate(bench + [ward, broken]) }
            let health = try await db.health()
            #expect(error != nil)
            #expect(health.migration == 1)
            #expect(try await db.migrate(bench + [ward]) == [2])
        }
    }

    @Test(arguments: engines) func numbersHaveNoGaps(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            let error = await complaint { _ = try await db.migrate([ward]) }
            #expect(error == .shape("migration 2 stands at place 1"))
        }
    }
}
