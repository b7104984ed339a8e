import RoundsSQL
import RoundsTestKit
import Testing

@Suite struct SearchSyntaxTests {
    private static let typed = [
        "\" OR *", "title:", "NEAR(", "a & !b", "'", "''", "\\", "'a' | 'b'", "!", "<->", ":*", "*", "-", "^badge",
        "{title body} :", "keys : akey", "=astaff", "AND", "OR", "NOT", "badge) OR (", "\0", "\u{202E}", "%", "_",
        "'); DROP TABLE search_document; --", "\" AND keys : \"", "~a0", "𝕓adge", "\u{FFFD}", "e\u{301}",
    ]

    @Test(arguments: engines) func whatAPersonTypesIsNeverSyntax(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            try await db.put(1, "Badge", "a b")
            try await db.put(2, "Hidden badge", "a b", audience: "person:17")
            for word in Self.typed {
                for open in [false, true] {
                    let request = SearchRequest(
                        terms: [.init(words: ["badge"], open: false), .init(words: [word], open: open)],
                        audience: "staff", limit: 50)
                    let found = try await db.find(request)
                    #expect(Set(found).isSubset(of: [1]), "\(word)")
                }
            }
        }
    }

    @Test(arguments: engines) func aTermWithoutAWordInItIsNotLookedAt(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            try await db.put(1, "Badge", "")
            #expect(try await db.find("badge", "\" *", "'") == [1])
            #expect(try await db.find("badge", without: "!") == [1])
            #expect(try await db.find("*") == [])
        }
    }

    @Test(arguments: engines) func aDocumentMayHoldAnything(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            for (number, text) in Self.typed.enumerated() where !text.contains("\0") {
                try await db.put(Int64(number), text, text + " badge")
                try await db.put(Int64(number), "again " + text, text + " badge")
            }
            #expect(try await db.find("badge").count == Self.typed.count - 1)
        }
    }

    @Test(arguments: engines) func aWordOfAnyLengthIsFound(engine: TestEngine) async throws {
        try await withDatabase(on: engine, migrations: []) { db in
            let long = String(repeating: "ä", count: 5_000)
            try await db.put(1, long, String(repeating: "badge ", count: 20_000))
            #expect(try await db.find(long) == [1])
            #expect(try await db.find("badge") == [1])
        }
    }

    /// Both engines find the same for any text and any search over a small alphabet of trouble.
    @Test func bothEnginesFindTheSame() async throws {
        guard engines.contains(.postgres) else { return }
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Dice(seed)
        let words = ["a", "ab", "abc", "Ä", "ß", "ı", "7", "x-7", "ﬁ", "患者", "о", "e\u{301}", "'", "b b"]
        func text(_ most: Int) -> String {
            (0..<Int.random(in: 0...most, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: [" ", "-", "\n"].randomElement(using: &random) ?? " ")
        }
        let documents = (1...60).map {
            SearchDocument(kind: "ticket", number: $0, audience: "staff", title: text(3), body: text(8))
        }
        let requests = (1...200).map { _ in
            SearchRequest(
                terms: (0..<Int.random(in: 1...2, using: &random)).map { _ in
                    .init(words: [text(2)], open: Bool.random(using: &random))
                },
                excluded: Bool.random(using: &random) ? [.init(words: [text(1)], open: false)] : [],
                audience: "staff", limit: 50)
        }
        let found = try await [TestEngine.sqlite, .postgres].concurrentlyFind(requests, in: documents)
        for (place, request) in requests.enumerated() {
            #expect(found[0][place] == found[1][place], "seed \(seed): \(request)")
        }
    }
}

extension [TestEngine] {
    fileprivate func concurrentlyFind(
        _ requests: [SearchRequest], in documents: [SearchDocument]
    ) async throws -> [[[SearchMatch]]] {
        var found: [[[SearchMatch]]] = []
        for engine in self {
            found.append(
                try await withDatabase(on: engine, migrations: []) { db in
                    try await db.write { tx in for document in documents { try tx.index(document) } }
                    return try await db.read { tx in try requests.map { try tx.search($0) } }
                })
        }
        return found
    }
}

/// Random numbers that a seed brings back (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
