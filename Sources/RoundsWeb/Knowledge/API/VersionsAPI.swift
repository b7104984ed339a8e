import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/articles/{id}/versions
    func listArticleVersionsAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[ArticleShape.number]
        let reader = call.person
        let records = try await database.read { tx -> [VersionRecord] in
            _ = try tx.article(id, for: reader)
            let versions = try tx.versions(of: id)
            let names = try tx.names(of: Set(versions.compactMap(\.author)))
            return versions.map { VersionRecord($0, names) }
        }
        return .ok(records, VersionShape.all)
    }

    /// GET /api/v1/articles/{id}/versions/{version}
    func readArticleVersionAPI(_ call: APICall) async throws -> APIAnswer {
        let id = try call[ArticleShape.number]
        let version = try call[VersionShape.number]
        let reader = call.person
        let found = try await database.read { tx -> VersionText? in
            _ = try tx.article(id, for: reader)
            return try tx.words(of: id, version: version).map {
                VersionText(version: version, title: $0.title, body: $0.body, at: $0.at)
            }
        }
        guard let found else { throw Denial.notFound }
        return .ok(found, VersionShape.text)
    }
}

/// When an article was given other words, and by whom.
struct VersionRecord: Sendable {
    let version: Int64
    let at: Moment
    /// Nil for the desk itself.
    let author: PersonName?

    init(_ version: ArticleVersion, _ names: [Person.ID: String]) {
        self.version = version.version
        at = version.at
        author = version.author.map { PersonName(id: $0, name: names[$0] ?? "") }
    }
}

/// What an article said.
struct VersionText: Sendable {
    let version: Int64
    let title: String
    let body: String
    let at: Moment
}

enum VersionShape {
    static let number = Parameter<Int64>.required(
        "version", Schema.number.example(1), "The number of the version.",
        refused: "There is no version with that number.", in: .path
    ) { text in
        text.asWholeNumber.flatMap { $0 > 0 ? $0 : nil }
    }

    private static let one = Shape<VersionRecord>(
        "ArticleVersion", "When an article was given other words, and by whom.",
        [
            .init("version", .number) { .integer($0.version) },
            .init("at", .moment) { .string($0.at.rfc3339) },
            .init("author", PersonName.shape.schema.orNull, "Null for the desk itself.") {
                $0.author.map(PersonName.shape.json) ?? .null
            },
        ])

    static let all = Shape<[VersionRecord]>(
        "ArticleVersions", "When an article was given other words.",
        [.init("versions", .list(one.schema, 0...200)) { JSON($0.map(one.json)) }])

    static let text = Shape<VersionText>(
        "ArticleWords", "What an article said.",
        [
            .init("version", .number) { .integer($0.version) },
            .init("title", .text(1...Article.Fields.titleLength)) { .string($0.title) },
            .init("body", .text(1...Article.Fields.bodyLength), "Markdown.") { .string($0.body) },
            .init("at", .moment, "When it began to say so.") { .string($0.at.rfc3339) },
        ])
}

extension Operation {
    static let listArticleVersions = Operation(
        "listArticleVersions", "List the versions of an article", in: .knowledge,
        "The newest first, at most 200. A change of anything but its words makes no version, so that numbers are left out.",
        parameters: [ArticleShape.number], answer: .ok(VersionShape.all.schema, "The versions."))
    static let readArticleVersion = Operation(
        "readArticleVersion", "Read what an article said", in: .knowledge,
        parameters: [ArticleShape.number, VersionShape.number],
        answer: .ok(VersionShape.text.schema, "What it said in that version."))
}
