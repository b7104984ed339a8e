import RoundsSQL
import RoundsTestKit
import Testing

/// Statements that nobody waits for.
@Suite struct TogetherTests {
    @Test(arguments: engines) func whatWasAskedIsAnsweredAsOfThen(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let counts = try await db.write { tx in
                let before = try tx.ask("SELECT count(*) AS people FROM person")
                try tx.run("INSERT INTO person (email) VALUES ('maria')")
                let between = try tx.ask("SELECT count(*) AS people FROM person")
                try tx.run("INSERT INTO person (email) VALUES ('priya')")
                let after = try tx.people()
                // Read in another order than asked, and one of them twice.
                return try [between, before, between].map { try $0.answer()[0].integer("people") } + [after]
            }
            #expect(counts == [1, 0, 1, 2])
            #expect(try await db.read { try $0.emails() } == ["maria", "priya"])
        }
    }

    @Test(arguments: engines) func aQuestionThatNobodyReadsHarmsNothing(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            try await db.write { tx in _ = try tx.add("maria") }
            for _ in 0..<20 {
                try await db.read { tx in _ = try tx.ask("SELECT email FROM person") }
                try await db.read { _ in }
                let first = try await db.read { tx in
                    let asked = try tx.ask("SELECT email FROM person").first { try $0.text("email") }
                    _ = try tx.ask("SELECT id FROM badge")
                    return try asked.answer()
                }
                #expect(first == "maria")
            }
            try await db.write { _ in }
            try await db.write { tx in _ = try tx.ask("SELECT email FROM person") }
            #expect(try await db.read { try $0.people() } == 1)
        }
    }

    @Test(arguments: engines) func whatARefusedStatementBelongsToIsTakenBackAlone(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let outcomes = await withTaskGroup(of: (Int, StorageError?).self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let error = await complaint {
                            try await db.write { tx in
                                try tx.run("INSERT INTO person (email) VALUES (\("person\(number)"))")
                                if number % 5 == 0 {
                                    try tx.run("INSERT INTO person (email) VALUES (\("person\(number)"))")
                                }
                                try tx.run("UPDATE counter SET number = number + 1 WHERE id = 1")
                            }
                        }
                        return (number, error)
                    }
                }
                return await group.reduce(into: [Int: StorageError?]()) { $0[$1.0] = .some($1.1) }
            }
            for (number, error) in outcomes {
                #expect(error == (number % 5 == 0 ? .notUnique("person.email") : nil), "write \(number)")
            }
            let counted = try await db.read { try $0.row("SELECT number FROM counter WHERE id = 1")?.integer("number") }
            #expect(counted == 160)
            #expect(try await db.read { try $0.people() } == 160)
        }
    }

    @Test(arguments: engines) func whatThrowsBeforeAnythingIsSentLeavesTheOthersAlone(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try? await db.write { tx in
                            if number % 3 == 0 { throw ChangeOfMind() }
                            try tx.run("UPDATE counter SET number = number + 1 WHERE id = 1")
                            if number % 3 == 1 { throw ChangeOfMind() }
                        }
                    }
                }
            }
            let counted = try await db.read { try $0.row("SELECT number FROM counter WHERE id = 1")?.integer("number") }
            #expect(counted == 33)
        }
    }

    @Test(arguments: engines) func hundredsOfStatementsTravelTogether(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let numbers = try await db.write { tx in
                for number in 0..<300 {
                    try tx.run("INSERT INTO person (email) VALUES (\("person\(number)"))")
                }
                let asked = try (0..<300).map { number in
                    try tx.ask("SELECT count(*) AS people FROM person WHERE email = \("person\(number)")")
                }
                return try asked.map { try $0.answer()[0].integer("people") }
            }
            #expect(numbers == [Int64](repeating: 1, count: 300))
        }
    }

    @Test(arguments: engines) func theFirstErrorIsTheOneThatIsTold(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let error = await complaint {
                try await db.write { tx in
                    try tx.run("INSERT INTO person (email) VALUES ('maria')")
                    try tx.run("INSERT INTO person (email) VALUES ('maria')")
                    try tx.run("INSERT INTO person (born_at) VALUES (1)")
                    _ = try tx.people()
                }
            }
            #expect(error == .notUnique("person.email"))
            let kept = try await db.read { try $0.people() }
            #expect(kept == 0)
            let refusal = await complaint { try await db.read { tx in try tx.run("DELETE FROM person") } }
            #expect(refusal == .shape("a change inside a read"))
        }
    }
}
