import RoundsDomain
import RoundsSQL
import RoundsTestKit
import Testing

@testable import RoundsStore

@Suite struct ArticleStoreTests {
    private static let ribbon = Article.Fields(
        title: "Label printer prints empty labels", body: "Turn the **ribbon** over.", audience: .everyone)
    private static let today = Day(number: 20_781)

    @Test(arguments: engines) func whatADraftSaysIsFoundByStaffAlone(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let draft = try await database.write { try $0.addArticle(Self.ribbon, by: cast.priya, at: Cast.morning) }
            #expect(draft.state == .draft && draft.version == 1)
            try await database.read { tx throws in
                let query = SearchQuery("ribbon")
                #expect(try tx.searchArticles(query, for: cast.priya, limit: 5).map(\.article) == [draft])
                #expect(try tx.searchArticles(query, for: cast.maria, limit: 5) == [])
                #expect(throws: Denial.notFound) { try tx.article(draft.id, for: cast.maria) }
            }
        }
    }

    @Test(arguments: engines) func aPublishedArticleIsOfferedUntilItIsRetired(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let draft = try await database.write { try $0.addArticle(Self.ribbon, by: cast.priya, at: Cast.morning) }
            let published = try await database.write { tx in
                try tx.turnArticle(
                    draft.id, to: .published, version: 1, by: cast.priya, on: Self.today, at: Cast.morning)
            }
            #expect(published.reviewOn == Self.today + Article.Fields.usualReviewDays)
            let line = "The label printer gives empty ones"
            let offered = try await database.read {
                try $0.articles(helpingWith: line, service: nil, for: .everyone, limit: 3)
            }
            #expect(offered.map(\.id) == [draft.id])
            let several = try await database.read {
                try $0.articles(helpingWith: "All printers", service: nil, for: .everyone, limit: 3)
            }
            #expect(several.map(\.id) == [draft.id])
            let empty = try await database.read {
                try $0.articles(helpingWith: "The screen is not working", service: nil, for: .everyone, limit: 3)
            }
            #expect(empty == [])
            _ = try await database.write { tx in
                try tx.turnArticle(
                    draft.id, to: .retired, version: published.version, by: cast.priya, on: Self.today,
                    at: Cast.morning)
            }
            try await database.read { tx throws in
                #expect(try tx.articles(helpingWith: line, service: nil, for: .everyone, limit: 3) == [])
                #expect(try tx.searchArticles(SearchQuery("ribbon"), for: cast.priya, limit: 5) == [])
            }
        }
    }

    @Test(arguments: engines) func namingAServiceHidesNoArticleThatFits(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let (cast, hospital) = try await database.write { (try $0.addCast(), try $0.addSmallHospital()) }
            let printing = try await database.write { tx in
                try tx.addService(
                    .init(code: "svc.print", name: "Print queues", tier: .clinicalSupport), by: .desk, at: Cast.morning)
            }
            func publish(_ title: String, _ service: Service.ID) async throws -> Article.ID {
                try await database.write { tx in
                    let fields = Article.Fields(title: title, body: "Do this.", audience: .everyone, service: service)
                    let draft = try tx.addArticle(fields, by: cast.priya, at: Cast.morning)
                    let published = try tx.turnArticle(
                        draft.id, to: .published, version: 1, by: cast.priya, on: Self.today, at: Cast.morning)
                    return published.id
                }
            }
            func offered(_ line: String) async throws -> [Article.ID] {
                try await database.read { tx in
                    try tx.articles(helpingWith: line, service: hospital.chart.id, for: .everyone, limit: 3).map(\.id)
                }
            }
            let labels = try await publish("The label or wristband printer prints empty labels", printing.id)
            let network = try await publish("No wristband from a cart that lost the network", hospital.network.id)
            // What the chart needs is its own; what is about the next service comes behind it.
            #expect(try await offered("Wristband label printing does not work") == [network, labels])
            // "label" alone, beside a longer word, is not enough to look elsewhere.
            #expect(try await offered("Medication label is gone") == [])
        }
    }

    @Test(arguments: engines) func whatItSaidBeforeIsKept(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            let draft = try await database.write { try $0.addArticle(Self.ribbon, by: cast.priya, at: Cast.morning) }
            var (mine, hers) = (draft.fields, draft.fields)
            mine.body = "Turn the ribbon over and close the lid."
            hers.audience = .staff
            let first = try await database.write { [mine] tx in
                try tx.changeArticle(draft.id, to: mine, from: draft.fields, by: cast.priya, at: Cast.morning)
            }
            // From the page as it was before: another field, and nothing of the colleague's is undone.
            let second = try await database.write { [hers] tx in
                try tx.changeArticle(draft.id, to: hers, from: draft.fields, by: cast.lee, at: Cast.morning)
            }
            #expect(second.body == first.body && second.audience == .staff && second.version == 3)
            let versions = try await database.read { try $0.versions(of: draft.id) }
            #expect(versions.map(\.version) == [2, 1])
            let begun = try await database.read { try $0.words(of: draft.id, version: 1)?.body }
            #expect(begun == Self.ribbon.body)
            await #expect(throws: Stale.self) {
                try await database.write { tx throws in
                    try tx.turnArticle(
                        draft.id, to: .published, version: 2, by: cast.lee, on: Self.today, at: Cast.morning)
                }
            }
        }
    }

    @Test(arguments: engines) func aPageBeginsBehindTheOneBefore(engine: TestEngine) async throws {
        try await withDatabase(on: engine) { database in
            let cast = try await database.write { try $0.addCast() }
            try await database.write { tx in
                for title in ["Ward", "anchor", "Belt", "belt"] {
                    _ = try tx.addArticle(.init(title: title, body: "x"), by: cast.priya, at: Cast.morning)
                }
            }
            try await database.read { tx throws in
                let first = try tx.articles(.drafts, limit: 2)
                let rest = try tx.articles(.drafts, after: first.next, limit: 2)
                #expect((first.articles + rest.articles).map(\.title) == ["anchor", "Belt", "belt", "Ward"])
                #expect(rest.next == nil)
                #expect(try tx.articleCounts(on: Self.today).states == [.draft: 4])
            }
        }
    }

    @Test func whatNeedsSayingIsSaidBesideItsField() {
        let empty = Article.Fields(title: " ", body: String(repeating: "x", count: 20_001))
        #expect(empty.complaints.map(\.field) == ["title", "body"])
    }
}
