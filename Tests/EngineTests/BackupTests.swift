import Foundation
import RoundsEngines
import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct BackupTests {
    private let ward = Migration(2, "add wards", ["CREATE TABLE ward (id \(.identity), name TEXT NOT NULL) \(.strict)"])
    private let leader = Migration(
        3, "add leaders",
        [
            "ALTER TABLE ward ADD COLUMN person_id \(.integer) REFERENCES person (id)",
            "ALTER TABLE person ADD COLUMN ward_id \(.integer) REFERENCES ward (id)",
        ])

    @Test(arguments: engines) func aCopyHoldsWhatWasThere(engine: TestEngine) async throws {
        try await withCopy(of: engine) { copy in
            try await withDatabaseURL(on: engine, empty: true) { url in
                try await Engines.restore(from: copy, into: url, migrations: [bench[0], ward, leader])
                try await withOpened(url, migrations: [bench[0], ward, leader]) { db in
                    let rows = try await db.read { tx in
                        try tx.rows("SELECT email, height, photo, born_at FROM person ORDER BY id").map(\.values)
                    }
                    #expect(rows == BackupTests.rows)
                    #expect(try await db.matches("printer").first?.title.drawn == "[Printer] fails")
                    #expect(try await db.write { tx in try tx.add("new") } == Int64(rows.count) + 2)
                }
            }
        }
    }

    @Test(arguments: engines) func anOlderCopyIsBroughtUp(engine: TestEngine) async throws {
        try await withCopy(of: engine) { copy in
            try await withDatabaseURL(on: engine, empty: true) { url in
                let next = Migration(4, "add beds", ["CREATE TABLE bed (id \(.identity)) \(.strict)"])
                let known = [bench[0], ward, leader, next]
                try await Engines.restore(from: copy, into: url, migrations: known)
                let db = try Engines.open(url: url)
                #expect(try await db.migrate(known) == [4])
                await db.close()
            }
        }
    }

    @Test(arguments: engines) func aCopyOfANewerDeskIsRefused(engine: TestEngine) async throws {
        try await withCopy(of: engine) { copy in
            try await withDatabaseURL(on: engine, empty: true) { url in
                let error = await complaint {
                    try await Engines.restore(from: copy, into: url, migrations: bench)
                    try await withOpened(url, migrations: bench) { _ in }
                }
                #expect(error == .newer(found: 3, known: 1))
            }
        }
    }

    @Test(arguments: engines) func aTornCopyIsRefused(engine: TestEngine) async throws {
        try await withCopy(of: engine) { copy in
            try await withDatabaseURL(on: engine, empty: true) { url in
                let whole = try Data(contentsOf: URL(fileURLWithPath: copy))
                var bent = whole
                bent[bent.count / 2] ^= 0x40
                for torn in [Data(), Data("hello".utf8), whole.prefix(whole.count / 2), bent] {
                    try torn.write(to: URL(fileURLWithPath: copy + ".torn"))
                    let error = await complaint {
                        try await Engines.restore(
                            from: copy + ".torn", into: url, migrations: [bench[0], ward, leader])
                    }
                    #expect(error != nil || (engine == .sqlite && torn == bent))
                }
            }
        }
    }

    @Test(arguments: engines) func neitherACopyNorADatabaseIsOverwritten(engine: TestEngine) async throws {
        try await withCopy(of: engine) { copy in
            try await withDatabaseURL(on: engine, migrations: bench) { url in
                try await withOpened(url, migrations: bench) { db in
                    let again = await complaint { try await db.backUp(to: copy) }
                    let over = await complaint {
                        try await Engines.restore(from: copy, into: url, migrations: [bench[0], ward, leader])
                    }
                    #expect(again == .refused("A file of that name exists."))
                    guard case .refused = over else {
                        Issue.record("a database was overwritten: \(String(describing: over))")
                        return
                    }
                }
            }
        }
    }

    @Test(arguments: engines) func theDeskGoesOnWhileACopyIsMade(engine: TestEngine) async throws {
        try await withFolder { folder in
            try await withDatabase(on: engine, migrations: bench) { db in
                try await db.write { tx in for number in 0..<2_000 { try tx.add("before\(number)") } }
                async let copied: Void = db.backUp(to: folder + "/copy")
                for number in 0..<50 { try await db.write { tx in _ = try tx.add("during\(number)") } }
                try await copied
                let size = try FileManager.default.attributesOfItem(atPath: folder + "/copy")[.size] as? Int ?? 0
                #expect(size > 10_000)
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["copy"])
            }
        }
    }

    private static let rows: [[Value]] = [
        [.text("maria\t\\N\nlopez"), .real(1.62), .bytes([0, 10, 92, 255]), .integer(.max)],
        [.text("\\."), .null, .bytes([]), .null],
        [.text(""), .real(-0.1), .null, .integer(-1)],
    ]

    /// A backup of a small desk whose tables point at each other.
    private func withCopy(of engine: TestEngine, _ body: (String) async throws -> Void) async throws {
        try await withFolder { folder in
            try await withDatabase(on: engine, migrations: [bench[0], ward, leader]) { db in
                try await db.write { tx in
                    for row in BackupTests.rows {
                        try tx.run(
                            """
                            INSERT INTO person (email, height, photo, born_at)
                            VALUES (\(row[0]), \(row[1]), \(row[2]), \(row[3]))
                            """)
                    }
                    try tx.run("INSERT INTO ward (name, person_id) VALUES ('4W', 1)")
                    try tx.run("UPDATE person SET ward_id = 1")
                    // A key that was given and taken back is not given again, not even by the copy.
                    try tx.run("DELETE FROM person WHERE id = \(try tx.add("gone"))")
                }
                try await db.put(1, "Printer fails", "It does not print.")
                try await db.backUp(to: folder + "/copy")
            }
            try await body(folder + "/copy")
        }
    }
}
