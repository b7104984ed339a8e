import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

/// The full-text index against a dictionary that does the same, whatever happens in whatever order.
@Suite struct IndexHistoryTests {
    private static let words = ["badge", "printer", "ward", "toner", "label"]

    @Test(arguments: engines) func theIndexSaysWhatStandsAfterAnyHistory(engine: TestEngine) async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix64(seed: seed)
        try await withDatabase(on: engine, migrations: []) { db async throws in
            var kept: [Int64: String] = [:]
            for _ in 0..<60 {
                var told = kept
                let history = (0..<Int.random(in: 1...6, using: &random)).map { _ in Act(&random) }
                let changesMind = Int.random(in: 0..<4, using: &random) == 0
                for act in history { act.happen(to: &told) }
                let end = told
                let found = try? await db.write { tx in
                    for act in history { try act.happen(in: tx) }
                    let found = try Self.words.map { word in Set(try tx.search(.one(word)).map(\.number)) }
                    if changesMind { throw ChangeOfMind() }
                    return found
                }
                #expect(found == (changesMind ? nil : Self.words.map { end.numbers(with: $0) }), "seed \(seed)")
                if !changesMind { kept = end }
            }
            for word in Self.words {
                #expect(Set(try await db.find(word)) == kept.numbers(with: word), "\(word), seed \(seed)")
            }
        }
    }

    private struct Act: Sendable {
        let number: Int64
        /// Nothing takes the document out.
        let body: String?
        let looks: Bool

        init(_ random: inout SplitMix64) {
            number = Int64.random(in: 1...9, using: &random)
            let some = IndexHistoryTests.words.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
            body = some.isEmpty ? nil : some.joined(separator: " ")
            looks = Bool.random(using: &random)
        }

        func happen(to documents: inout [Int64: String]) { documents[number] = body }

        func happen(in tx: any Transaction) throws {
            if let body {
                try tx.index(SearchDocument(kind: "ticket", number: number, audience: "staff", title: "", body: body))
            } else {
                try tx.unindex(kind: "ticket", number: number)
            }
            // A look in the middle brings the index up to this moment.
            if looks { _ = try tx.newest(.one("badge")) }
        }
    }
}

extension SearchRequest {
    fileprivate static func one(_ word: String) -> SearchRequest {
        SearchRequest(terms: [.init(words: [word], open: false)], audience: "staff", limit: 50)
    }
}

extension [Int64: String] {
    fileprivate func numbers(with word: String) -> Set<Int64> {
        Set(filter { $0.value.split(separator: " ").contains { $0 == word } }.keys)
    }
}
