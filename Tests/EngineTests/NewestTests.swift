import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct NewestTests {
    @Test(arguments: engines) func whatWasIndexedLongAgoIsNotLookedFor(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db async throws in
            try await db.put(1, "Badge", "")
            try await db.pass(20_000)
            try await db.put(2, "Badge", "")
            try await db.pass(2_000)
            try await db.put(3, "Badge", "")
            #expect(try await db.newest(.badges()) == [3, 2])
            // The search that a person asks for finds everything.
            #expect(try await db.find("badge") == [3, 2, 1])
        }
    }

    @Test(arguments: engines) func aChangeBringsADocumentBack(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db async throws in
            try await db.put(1, "Badge", "")
            try await db.pass(20_000)
            try await db.put(2, "Badge", "")
            try await db.put(1, "Badge", "again")
            #expect(try await db.newest(.badges()) == [1, 2])
        }
    }

    @Test(arguments: engines) func noMoreThanTheLimitComeAndNoneThatAreExcluded(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db async throws in
            for number in 1...5 { try await db.put(Int64(number), "Badge", number == 4 ? "dead" : "") }
            #expect(try await db.newest(.badges(limit: 2)) == [5, 4])
            #expect(try await db.newest(.badges(without: "dead", limit: 2)) == [5, 3])
        }
    }

    @Test(arguments: engines) func anEmptyIndexAndASearchForNothingFindNothing(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db async throws in
            #expect(try await db.newest(.badges()) == [])
            try await db.put(1, "Badge", "")
            #expect(try await db.newest(SearchRequest(terms: [], audience: "staff", limit: 5)) == [])
        }
    }
}

extension SearchRequest {
    fileprivate static func badges(without word: String? = nil, limit: Int = 20) -> SearchRequest {
        SearchRequest(
            terms: [.init(words: ["badge"], open: false)],
            excluded: word.map { [.init(words: [$0], open: false)] } ?? [], audience: "staff", limit: limit)
    }
}

extension Database {
    /// As if so many other documents had been indexed meanwhile.
    fileprivate func pass(_ documents: Int64) async throws {
        try await write { tx in
            let step: SQL =
                switch engine {
                case .sqlite: "UPDATE sqlite_sequence SET seq = seq + \(documents) WHERE name = 'search_document'"
                case .postgres: "SELECT setval('search_document_id', nextval('search_document_id') + \(documents))"
                }
            _ = try tx.rows(step)
        }
    }
}
