import RoundsSQL
import RoundsTestKit
import Synchronization
import Testing

@testable import RoundsEngines

@Suite struct PostgresTroubleTests {
    private static let postgres = engines.filter { $0 == .postgres }

    @Test(arguments: postgres) func aWriteWhoseConnectionIsKilledIsTriedAgain(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let attempts = Atomic(0)
            try await db.write { tx in
                try tx.add("maria")
                guard attempts.add(1, ordering: .relaxed).newValue == 1 else { return }
                _ = try tx.rows("SELECT pg_terminate_backend(pg_backend_pid())")
            }
            #expect(attempts.load(ordering: .relaxed) == 2)
            #expect(try await db.read { try $0.emails() } == ["maria"])
        }
    }

    @Test(arguments: postgres) func aConnectionKilledWhileIdleIsNotNoticed(engine: TestEngine) async throws {
        try await withDatabaseURL(on: engine, migrations: bench) { url in
            try await withOpened(url, migrations: bench) { db in
                try await db.write { tx in _ = try tx.add("maria") }
                let killer = try PostgresWire(url)
                try killer.run(
                    """
                    SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
                    """)
                #expect(try await db.read { try $0.emails() } == ["maria"])
            }
        }
    }

    @Test(arguments: postgres) func whoListensHearsOfALostConnection(engine: TestEngine) async throws {
        try await withDatabaseURL(on: engine, migrations: bench) { url in
            try await withOpened(url, migrations: bench) { db in
                var heard = db.announcements().makeAsyncIterator()
                try PostgresWire(url).run(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE query = 'LISTEN rounds' AND datname = current_database()
                    """)
                #expect(await heard.next()?.topic == "outside")
                try await db.write { tx in try tx.announce(Announcement(topic: "again")) }
                #expect(await heard.next()?.topic == "again")
            }
        }
    }

    @Test(arguments: postgres) func aConnectionLostInCommitLeavesTheOutcomeOpen(engine: TestEngine) async throws {
        let killer = Migration(
            2, "die in commit",
            [
                """
                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$
                """,
                """
                CREATE CONSTRAINT TRIGGER die AFTER INSERT ON person DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION die()
                """,
            ])
        try await withDatabase(on: engine, migrations: bench + [killer]) { db in
            let error = await complaint { try await db.write { tx in _ = try tx.add("maria") } }
            #expect(error == .unknownOutcome)
        }
    }

    @Test(arguments: postgres) func aWriteAndAStrangerThatBlockEachOtherBothSucceed(engine: TestEngine) async throws {
        try await withDatabaseURL(on: engine, migrations: bench) { url in
            try await withOpened(url, migrations: bench) { db in
                try await db.write { tx in for name in ["maria", "priya"] { try tx.add(name) } }
                let stranger = PostgresDatabase(url: url)
                let met = Meeting(2)
                async let theirs: Void = stranger.patiently { connection in
                    try await connection.using { wire in
                        try wire.run(
                            "BEGIN; UPDATE person SET born_at = coalesce(born_at, 0) + 1 WHERE email = 'priya'")
                        met.arrive()
                        try wire.run(
                            "UPDATE person SET born_at = coalesce(born_at, 0) + 1 WHERE email = 'maria'; COMMIT")
                    }
                }
                try await db.write { tx in
                    try tx.run("UPDATE person SET born_at = coalesce(born_at, 0) + 1 WHERE email = 'maria'")
                    met.arrive()
                    try tx.run("UPDATE person SET born_at = coalesce(born_at, 0) + 1 WHERE email = 'priya'")
                }
                try await theirs
                await stranger.close()
                let sum = try await db.read { try $0.row("SELECT sum(born_at) AS sum FROM person")?.integer("sum") }
                #expect(sum == 4)
            }
        }
    }

    @Test(arguments: postgres) func whenAConnectionDiesUnderABatchEachIsKeptOnce(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let deaths = Deaths()
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try? await db.write { tx in
                            try tx.add("person\(number)")
                            guard number % 20 == 7, deaths.count.add(1, ordering: .relaxed).newValue <= 3 else {
                                return
                            }
                            _ = try tx.rows("SELECT pg_terminate_backend(pg_backend_pid())")
                        }
                    }
                }
            }
            #expect(deaths.count.load(ordering: .relaxed) > 3)
            let kept = try await db.read { try $0.emails() }
            #expect(kept == (0..<60).map { "person\($0)" }.sorted())
        }
    }

    @Test(arguments: postgres) func aPlanThatNoLongerFitsIsMadeAnew(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let look: @Sendable (any Transaction) throws -> Int? = { try $0.row("SELECT * FROM counter")?.values.count }
            #expect(try await db.read(look) == 2)
            try await db.write { tx in _ = try tx.changed("ALTER TABLE counter ADD COLUMN more \(.integer)") }
            #expect(try await db.read(look) == 3)
        }
    }

    @Test(arguments: ["LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'en'", "LOCALE 'C' ENCODING 'SQL_ASCII'"])
    func aDatabaseThatSortsOrStoresTextOtherwiseIsRefused(options: String) async throws {
        guard engines.contains(.postgres) else { return }
        try await withDatabaseURL(on: .postgres) { url in
            let name = try #require(url.split(separator: "/").last) + "_other"
            let wire = try PostgresWire(url)
            try wire.run(composed: "CREATE DATABASE \(name) TEMPLATE template0 \(options)")
            let other = try Engines.open(url: url + "_other")
            let error = await complaint { _ = try await other.migrate([]) }
            await other.close()
            try wire.run(composed: "DROP DATABASE \(name) WITH (FORCE)")
            guard case .foreign = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(arguments: postgres) func aDatabaseOfAnotherProgramIsRefused(engine: TestEngine) async throws {
        try await withDatabaseURL(on: engine, empty: true) { url in
            try PostgresWire(url).run("CREATE TABLE theirs (id int)")
            let db = try Engines.open(url: url)
            let error = await complaint { _ = try await db.migrate(bench) }
            await db.close()
            #expect(error == .foreign("It holds the tables of another program."))
        }
    }

    @Test(arguments: postgres) func aServerThatStaysAwayIsUnavailable(engine: TestEngine) async throws {
        let db = PostgresDatabase(url: "postgres://nobody@127.0.0.1:9/none", patience: .milliseconds(200))
        let error = await complaint { _ = try await db.read { try $0.people() } }
        await db.close()
        guard case .unavailable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

private final class Deaths: Sendable {
    let count = Atomic(0)
}
