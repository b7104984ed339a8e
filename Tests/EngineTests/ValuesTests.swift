import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct ValuesTests {
    @Test(arguments: engines) func everyKindOfValueComesBackAsItWent(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let bytes: [UInt8] = [0, 1, 0, 255, 39, 92]
            let email = "Zoë 'O\"Neill' \\ \u{1F3E5} \u{202E}"
            let row = try await db.write { tx in
                try tx.run(
                    """
                    INSERT INTO person (email, height, photo, born_at)
                    VALUES (\(email), \(1.62), \(bytes), \(Int64.min))
                    """)
                return try tx.row("SELECT email, height, photo, born_at FROM person")
            }
            #expect(row?.values == [.text(email), .real(1.62), .bytes(bytes), .integer(.min)])
        }
    }

    @Test(arguments: engines) func emptyIsNotNull(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let row = try await db.write { tx in
                try tx.run("INSERT INTO person (email, photo, height) VALUES (\(""), \([UInt8]()), \(Double?.none))")
                return try tx.row("SELECT email, photo, height FROM person")
            }
            #expect(row?.values == [.text(""), .bytes([]), .null])
        }
    }

    @Test(arguments: engines) func theSameStatementTakesNullAndAValueInTurn(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let found = try await db.write { tx in
                for (place, born) in [Int64?.none, 7, nil, 8].enumerated() {
                    try tx.run("INSERT INTO person (email, born_at) VALUES (\("p\(place)"), \(born))")
                }
                return try tx.rows("SELECT born_at FROM person ORDER BY id").map { try $0.optionalInteger("born_at") }
            }
            #expect(found == [nil, 7, nil, 8])
        }
    }

    @Test(arguments: engines) func textWithNULAndNotANumberAreRefused(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let text = await complaint { try await db.write { tx in _ = try tx.add("a\0b") } }
            let number = await complaint {
                _ = try await db.write { tx in try tx.run("UPDATE person SET height = \(Double.nan)") }
            }
            #expect(text == .refused("The text holds a NUL character."))
            #expect(number == .refused("The number is not a number."))
        }
    }

    @Test(arguments: engines) func sumsCountsAndComparisonsAreNumbers(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let row = try await db.write { tx in
                for height in [1.5, 2.25] {
                    try tx.run("INSERT INTO person (email, height) VALUES (\("\(height)"), \(height))")
                }
                return try tx.row(
                    """
                    SELECT sum(id) AS ids, sum(height) AS height, count(*) AS people,
                        min(id) = 1 AS first, sum(id * 3000000000000) AS big, -sum(id) AS less
                    FROM person
                    """)
            }
            #expect(
                row?.values == [
                    .integer(3), .real(3.75), .integer(2), .integer(1), .integer(9_000_000_000_000), .integer(-3),
                ])
        }
    }

    @Test(arguments: engines) func anEmptyListMatchesNothing(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let found = try await db.write { tx in
                for name in ["maria", "priya", "sam"] { try tx.add(name) }
                let none = try tx.rows("SELECT id FROM person WHERE email IN (\(list: [String]()))").count
                let some = try tx.rows("SELECT id FROM person WHERE email IN (\(list: ["sam", "maria", "lee"]))").count
                return [none, some]
            }
            #expect(found == [0, 2])
        }
    }

    @Test(arguments: engines) func aWrongColumnOrTypeNamesTheColumn(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: bench) { db in
            let missing = await complaint {
                _ = try await db.read { tx in try tx.row("SELECT number FROM counter")?.integer("nummer") }
            }
            let wrong = await complaint {
                _ = try await db.read { tx in try tx.row("SELECT number FROM counter")?.text("number") }
            }
            #expect(missing == .shape("no column nummer"))
            #expect(wrong == .shape("number is not text"))
        }
    }
}
