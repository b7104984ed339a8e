import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct SearchTests {
    @Test(arguments: engines) func wordsAreFoundWhateverTheirCaseAndAccents(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            #expect(try await db.find("PRINTER") == [1, 3])
            #expect(try await db.find("zoe") == [2])
            #expect(try await db.find("ZOË") == [2])
            #expect(try await db.find("strasse") == [2])
            #expect(try await db.find("ＣＴ") == [2])
        }
    }

    @Test(arguments: engines) func allTermsMustBeThere(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            #expect(try await db.find("printer", "labels") == [1])
            #expect(try await db.find("printer", "zoe") == [])
        }
    }

    @Test(arguments: engines) func aPhraseStandsTogetherAndInItsField(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            #expect(try await db.find(phrase: "label printer") == [1])
            #expect(try await db.find(phrase: "printer label") == [])
            // The last word of the title and the first of the body are no phrase.
            #expect(try await db.find(phrase: "ward the") == [])
            #expect(try await db.find(phrase: "10.2.3.4") == [3])
        }
    }

    @Test(arguments: engines) func anOpenTermMatchesWhatBeginsWithIt(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            #expect(try await db.find(open: "print") == [1, 3])
            #expect(try await db.find("print") == [])
            #expect(try await db.find(open: "label prin") == [1])
        }
    }

    @Test(arguments: engines) func anExcludedTermKeepsADocumentOut(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            #expect(try await db.find("printer", without: "labels") == [3])
            #expect(try await db.find("printer", without: "labels", "toner") == [])
        }
    }

    @Test(arguments: engines) func nobodyFindsWhatIsNotForThem(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            #expect(try await db.find("printer", as: "person:17") == [1])
            #expect(try await db.find("printer", as: "person:1") == [])
            #expect(try await db.find("printer", as: "PERSON:17") == [])
            #expect(try await db.find("printer", as: "staff person:17") == [])
            #expect(try await db.find("printer", as: "") == [])
        }
    }

    @Test(arguments: engines) func kindsNarrowTheSearch(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            #expect(try await db.find("printer", kinds: ["ticket"]) == [1])
            #expect(try await db.find("printer", kinds: ["article"]) == [3])
            #expect(try await db.find("printer", kinds: ["article", "ticket"]) == [1, 3])
            #expect(try await db.find("printer", kinds: ["asset"]) == [])
        }
    }

    @Test(arguments: engines) func aMatchInTheTitleComesFirst(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            try await db.put(1, "Badge reader", "dead")
            try await db.put(2, "Door", "the badge reader, the badge reader")
            #expect(try await db.find("badge") == [1, 2])
        }
    }

    @Test(arguments: engines) func ofEqualMatchesTheLastChangedComesFirst(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            for number in 1...3 { try await db.put(Int64(number), "Badge", "") }
            try await db.put(1, "Badge", "")
            #expect(try await db.find("badge") == [1, 3, 2])
        }
    }

    @Test(arguments: engines) func whatWasChangedOrTakenOutIsNoLongerFound(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            try await db.put(1, "Ward round", "nothing to print on")
            try await db.write { tx in try tx.unindex(kind: "article", number: 3) }
            #expect(try await db.find("printer") == [])
            #expect(try await db.find("round") == [1])
        }
    }

    @Test(arguments: engines) func aSearchIsUndoneWithItsTransaction(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            await #expect(throws: ChangeOfMind.self) {
                try await db.write { tx in
                    try tx.index(
                        SearchDocument(kind: "ticket", number: 1, audience: "staff", title: "Badge", body: ""))
                    throw ChangeOfMind()
                }
            }
            let found = try await db.find("badge")
            #expect(found == [])
        }
    }

    @Test(arguments: engines) func pagesFollowEachOtherWithoutGap(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            try await db.write { tx in
                for number in 1...450 {
                    try tx.index(
                        SearchDocument(
                            kind: "ticket", number: Int64(number), audience: "staff", title: "Badge", body: ""))
                }
            }
            var numbers: [Int64] = []
            for offset in stride(from: 0, to: 500, by: 100) {
                numbers += try await db.matches("badge", limit: 100, offset: offset).map(\.number)
            }
            #expect(numbers == (1...450).reversed())
        }
    }
}

extension SearchTests {
    @Test(arguments: engines) func amongManyWritersWhatEachKeptIsFoundAndNothingElse(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        try? await db.write { tx in
                            let document = SearchDocument(
                                kind: "ticket", number: Int64(number % 90), audience: "staff", title: "Badge",
                                body: "turn\(number)")
                            try tx.index(document)
                            // Some look among their own changes, some of these change their mind.
                            guard number % 3 == 0 else { return }
                            guard try tx.search(.only("turn\(number)")).count == 1, number % 6 == 0 else {
                                throw ChangeOfMind()
                            }
                        }
                    }
                }
            }
            for number in 0..<200 where number % 6 == 3 {
                #expect(try await db.find("turn\(number)") == [])
            }
            let last = try await db.matches("badge", limit: 200)
            let kept: [Int64] = (0..<200).filter { $0 % 6 != 3 }.map { Int64($0 % 90) }
            #expect(Set(last.map(\.number)) == Set(kept))
            for match in last {
                let word = match.body.map(\.text).joined()
                #expect(try await db.find(word) == [match.number])
            }
        }
    }

    @Test(arguments: engines) func aBegunWordIsFoundHoweverManyItMayTurnInto(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            try await db.write { tx in
                for number in 1...120 {
                    try tx.index(
                        SearchDocument(
                            kind: "ticket", number: Int64(number), audience: "staff", title: "",
                            body: "Device unit\(number)x and its \(5_000 + number)"))
                }
            }
            #expect(try await db.matches(open: "unit").count == 120)
            #expect(try await db.matches(open: "unit11").map(\.number) == Array((110...119).reversed()) + [11])
            #expect(try await db.matches(open: "device unit11").count == 11)
            #expect(try await db.matches(open: "512").map(\.number) == [120])
            #expect(try await db.matches(open: "units").isEmpty)
        }
    }

    @Test(arguments: engines) func theNewestMatchesComeWithoutBeingWeighed(engine: TestEngine) async throws {
        try await withDesk(on: engine) { db async throws in
            try await db.put(4, "Printer", "printer printer", audience: "person:17")
            #expect(try await db.newest(.only("printer", kinds: [])) == [3, 1])
            #expect(try await db.newest(.only("printer", kinds: ["ticket"])) == [1])
            try await db.put(1, "Badge", "")
            #expect(try await db.newest(.only("printer", kinds: ["ticket"])) == [])
        }
    }
}

extension SearchRequest {
    fileprivate static func only(_ word: String, kinds: [String] = ["ticket"]) -> SearchRequest {
        SearchRequest(terms: [.init(words: [word], open: false)], kinds: kinds, audience: "staff", limit: 20)
    }
}

/// Three documents as a desk might have them.
private func withDesk(
    on engine: TestEngine, _ body: (any Database) async throws -> Void
) async throws {
    try await withDatabase(on: engine, migrations: []) { db in
        try await db.put(
            1, "Label printer fails in the ward", "The labels come out empty.", audience: "staff person:17")
        try await db.put(2, "CT worklist", "Zoë Straße called: nothing arrives.")
        try await db.put(3, "Toner", "A printer at 10.2.3.4 wants toner.", kind: "article")
        try await body(db)
    }
}

extension Database {
    func put(
        _ number: Int64, _ title: String, _ body: String, kind: String = "ticket", audience: String = "staff"
    ) async throws {
        let document = SearchDocument(kind: kind, number: number, audience: audience, title: title, body: body)
        try await write { tx in try tx.index(document) }
    }

    func find(
        _ words: String..., without: String..., as audience: String = "staff", kinds: [String] = []
    ) async throws -> [Int64] {
        try await find(
            SearchRequest(
                terms: words.map { .init(words: [$0], open: false) },
                excluded: without.map { .init(words: [$0], open: false) }, kinds: kinds, audience: audience, limit: 50))
    }

    func find(phrase: String) async throws -> [Int64] {
        let words = phrase.split(separator: " ").map(String.init)
        return try await find(SearchRequest(terms: [.init(words: words, open: false)], audience: "staff", limit: 50))
    }

    func find(open: String) async throws -> [Int64] {
        let words = open.split(separator: " ").map(String.init)
        return try await find(SearchRequest(terms: [.init(words: words, open: true)], audience: "staff", limit: 50))
    }

    func matches(open: String) async throws -> [SearchMatch] {
        let words = open.split(separator: " ").map(String.init)
        let request = SearchRequest(terms: [.init(words: words, open: true)], audience: "staff", limit: 200)
        return try await read { tx in try tx.search(request) }
    }

    func newest(_ request: SearchRequest) async throws -> [Int64] {
        try await read { tx in try tx.newest(request).answer() }
    }

    func find(_ request: SearchRequest) async throws -> [Int64] {
        try await read { tx in try tx.search(request).map(\.number) }
    }

    func matches(_ word: String, limit: Int = 20, offset: Int = 0) async throws -> [SearchMatch] {
        let request = SearchRequest(
            terms: [.init(words: [word], open: false)], audience: "staff", limit: limit, offset: offset)
        return try await read { tx in try tx.search(request) }
    }
}
