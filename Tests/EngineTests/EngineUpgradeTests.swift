import RoundsEngines
import RoundsSQL
import RoundsTestKit
import Testing

/// A database whose engine tables are those of the version before.
@Suite struct EngineUpgradeTests {
    @Test(arguments: engines) func wordsIndexedBeforeTheyWereKeptAreFoundByTheirBeginning(engine: TestEngine)
        async throws
    {
        try await withDatabaseURL(on: engine, migrations: []) { url in
            let kept = try await withOpened(url, migrations: []) { db in
                try await db.put(
                    1, "Wristband printers", "R-1042 at Zoë's desk, 2026 and x2026", audience: "staff person:17")
                try await db.put(2, "Workstation", "wristbands")
                let words = try await db.words()
                try await db.write { tx in
                    try tx.run("DROP TABLE search_word")
                    try tx.run("DELETE FROM engine_migration WHERE number = 2")
                }
                return words
            }
            #expect(kept.contains("wristband") && kept.contains("zoe") && kept.contains("x2026"))
            #expect(!kept.contains("2026") && !kept.contains("astaff"))
            try await withOpened(url, migrations: []) { db in
                #expect(try await db.words() == kept)
                #expect(try await db.find(open: "wrist") == [1, 2])
                #expect(try await db.find(open: "x202") == [1])
                #expect(try await db.find(open: "2026") == [1])
                try await db.put(3, "Wrister", "")
                #expect(try await db.find(open: "wrist") == [3, 1, 2])
            }
        }
    }
}

extension Database {
    fileprivate func words() async throws -> [String] {
        try await read { tx in
            try tx.rows("SELECT word FROM search_word ORDER BY word").map { try $0.text("word") }
        }
    }
}
