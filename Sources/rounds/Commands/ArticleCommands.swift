import ArgumentParser
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

struct ArticleCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "article", abstract: "Read and write what is known.",
        subcommands: [List.self, Show.self, Write.self, Draft.self])

    /// What every command on articles needs.
    struct KnowledgeFlags: ParsableArguments {
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        /// Writes as the person in one transaction, and answers with the article as it stands then.
        func write(
            _ act: @escaping @Sendable (any Transaction, Person, Moment) throws -> Article
        ) async throws {
            let written = try await desk.configuration().withDatabase { database in
                try await database.write { tx in
                    let person = try acting.person(tx, may: .writeKnowledge)
                    return try tx.answers([try act(tx, person, .now())])
                }
            }
            for article in written {
                try output.say(article) { "Article \(article.number) is \(article.stateInWords)." }
            }
        }
    }
}

/// An article as commands answer with it.
struct ArticleAnswer: Encodable {
    let number: Int64
    let title: String
    let state: String
    let audience: String
    /// By code.
    let service: String?
    let owner: String?
    let reviewOn: String?
    /// What it was drafted from.
    let ticket: String?
    let changedAt: String
    let version: Int64

    init(_ article: Article, service: String?, owner: String?) {
        number = article.id.number
        title = article.fields.title
        state = article.state.rawValue
        audience = article.fields.audience.rawValue
        self.service = service
        self.owner = owner
        reviewOn = article.fields.reviewOn?.iso
        ticket = article.ticket?.code
        changedAt = article.changedAt.iso
        version = article.version
    }

    var stateInWords: String { state == Article.State.draft.rawValue ? "a draft" : state }
}

extension Transaction {
    func answers(_ articles: [Article]) throws -> [ArticleAnswer] {
        let services = try services(Set(articles.compactMap(\.fields.service)))
        let names = try names(of: Set(articles.compactMap(\.fields.owner)))
        return articles.map { article in
            ArticleAnswer(
                article, service: article.fields.service.flatMap { services[$0]?.fields.code },
                owner: article.fields.owner.flatMap { names[$0] })
        }
    }
}
