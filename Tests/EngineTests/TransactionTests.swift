import RoundsSQL
import RoundsTestKit
import Testing

struct ChangeOfMind: Error {}

@Suite struct TransactionTests {
    @Test(arguments: engines) func aReadCannotChangeAnything(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let error = await complaint { try await db.read { tx in _ = try tx.add("maria") } }
            let kept = try await db.read { try $0.people() }
            #expect(error == .shape("a change inside a read"))
            #expect(kept == 0)
        }
    }

    @Test(arguments: engines) func aReadSeesOneStateThroughout(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let (began, hasBegun) = AsyncStream.makeStream(of: Void.self)
            let gate = Gate()
            async let seen = db.read { tx in
                let before = try tx.people()
                hasBegun.finish()
                gate.wait()
                return [before, try tx.people()]
            }
            for await _ in began {}
            try await db.write { tx in _ = try tx.add("maria") }
            gate.open()
            #expect(try await seen == [0, 0])
        }
    }

    @Test(arguments: engines) func whatAClosureThrowsTakesEverythingBack(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            await #expect(throws: ChangeOfMind.self) {
                try await db.write { tx in
                    try tx.add("maria")
                    throw ChangeOfMind()
                }
            }
            let kept = try await db.read { try $0.people() }
            #expect(kept == 0)
        }
    }

    @Test(arguments: engines) func anErrorThatIsCaughtStillEndsTheTransaction(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            try await db.write { tx in _ = try tx.add("maria") }
            let error = await complaint {
                try await db.write { tx in
                    try tx.add("priya")
                    _ = try? tx.add("maria")
                }
            }
            #expect(error == .notUnique("person.email"))
            #expect(try await db.read { try $0.emails() } == ["maria"])
        }
    }

    @Test(arguments: engines) func constraintsSayWhichOfThemRefused(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let maria = try await db.write { tx in try tx.add("maria") }
            func refusal(_ sql: SQL) async -> StorageError? {
                await complaint { _ = try await db.write { tx in try tx.run(sql) } }
            }
            let badge: SQL = "INSERT INTO badge (person_id, letter, place) VALUES (\(maria), 'a', 1)"
            #expect(await refusal(badge) == nil)
            #expect(await refusal(badge) == .notUnique("badge.letter, badge.place"))
            #expect(await refusal("INSERT INTO person (id, email) VALUES (\(maria), 'sam')") == .notUnique("person.id"))
            #expect(
                await refusal("INSERT INTO badge (person_id, letter, place) VALUES (99, 'b', 1)")
                    == .refused("foreign key"))
            #expect(await refusal("INSERT INTO person (born_at) VALUES (1)") == .refused("person.email"))
            guard case .refused = await refusal("UPDATE person SET active = 2") else {
                Issue.record("the CHECK did not refuse")
                return
            }
        }
    }

    @Test(arguments: engines) func noErrorCarriesAValue(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            try await db.write { tx in _ = try tx.add("secret") }
            let statements: [SQL] = [
                "INSERT INTO person (email) VALUES (\("secret"))",
                "UPDATE person SET active = CAST(\("secret") AS \(.integer))",
                "UPDATE person SET born_at = \("secret")",
                "SELECT missing FROM person WHERE email = \("secret")",
            ]
            for statement in statements {
                let error = await complaint { _ = try await db.write { tx in try tx.run(statement) } }
                #expect(error == nil || !"\(error.map { "\($0)" } ?? "")".contains("secret"))
            }
        }
    }

    @Test(arguments: engines) func aChangeTellsHowManyRowsItChanged(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let counts = try await db.write { tx in
                for name in ["maria", "priya"] { try tx.add(name) }
                let all = try tx.changed("UPDATE person SET active = 0")
                let none = try tx.changed("UPDATE person SET active = 0 WHERE id = 99")
                let table = try tx.changed("CREATE TABLE other (id \(.integer) PRIMARY KEY)")
                return [all, none, table, try tx.changed("DELETE FROM person WHERE email = 'maria'")]
            }
            #expect(counts == [2, 0, 0, 1])
        }
    }

    @Test(arguments: engines) func keysAreNeverGivenTwice(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let first = try await db.write { tx in
                let id = try tx.add("maria")
                try tx.run("DELETE FROM person")
                return id
            }
            #expect(try await db.write { tx in try tx.add("maria") } > first)
        }
    }

    @Test(arguments: engines) func addingUpFromManySidesLosesNothing(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        try await db.write { tx in
                            let row = try tx.row("SELECT number FROM counter WHERE id = 1 \(.forUpdate)")
                            let number = try row?.integer("number") ?? 0
                            try tx.run("UPDATE counter SET number = \(number + 1) WHERE id = 1")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await db.read { try $0.row("SELECT number FROM counter")?.integer("number") } == 40)
        }
    }

    @Test(arguments: engines) func aClosedDatabaseSaysSo(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            await db.close()
            let read = await complaint { _ = try await db.read { try $0.people() } }
            let write = await complaint { try await db.write { tx in _ = try tx.add("maria") } }
            #expect(read == .unavailable("The database is closed."))
            #expect(write == .unavailable("The database is closed."))
        }
    }

    @Test(arguments: engines) func healthTellsVersionSizeAndMigration(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let health = try await db.health()
            #expect(health.version.hasPrefix(engine == .sqlite ? "SQLite 3" : "PostgreSQL 1"))
            #expect(health.migration == 1)
            #expect(health.fault == nil)
            #expect(health.bytes > 4096)
        }
    }
}
