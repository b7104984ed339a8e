import ArgumentParser
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

extension ArticleCommands {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List articles by title.")

        enum Which: String, ExpressibleByArgument, CaseIterable {
            case published, drafts, review, retired

            func list(on today: Day) -> ArticleList {
                switch self {
                case .published: .published(nil)
                case .drafts: .drafts
                case .review: .toReview(by: today)
                case .retired: .retired
                }
            }
        }

        @Argument(help: "published, drafts, review (published, and due to be looked at) or retired.")
        var which = Which.published
        @Option(help: "At most this many, 1 to 200.") var limit = 50
        @Option(help: "Where the page begins: the “next” of the page before.") var after: Int64?
        @OptionGroup var flags: KnowledgeFlags

        private struct Answer: Encodable {
            let articles: [ArticleAnswer]
            let next: Int64?
        }

        func validate() throws {
            guard (1...200).contains(limit) else { throw ValidationError("--limit is 1 to 200.") }
        }

        func run() async throws {
            let configuration = try flags.desk.configuration()
            let list = which.list(on: configuration.zone.day(of: .now()))
            let last = after.map { Article.ID($0) }
            let (articles, next) = try await configuration.withDatabase { database in
                try await database.read { tx in
                    _ = try flags.acting.person(tx, may: .readKnowledge)
                    let page = try tx.articles(list, after: last, limit: limit)
                    return (try tx.answers(page.articles), page.next)
                }
            }
            try flags.output.say(Answer(articles: articles, next: next?.number)) {
                let rows = articles.map { article in
                    [String(article.number), article.state, article.audience, article.service ?? "–", article.title]
                }
                let more = next.map { "\nMore: --after \($0)" } ?? ""
                return columns(["NUMBER", "STATE", "FOR", "SERVICE", "TITLE"], rows) + more
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show an article, as it is or as it was.")

        @Argument(help: "The article's number.") var number: Int64
        /// `--version` belongs to the program.
        @Option(name: .customLong("of-version"), help: "What it said in this version; left out, what it says now.")
        var version: Int64?
        @OptionGroup var flags: KnowledgeFlags

        private struct Answer: Encodable {
            struct Version: Encodable {
                let version: Int64
                let at: String
            }

            let article: ArticleAnswer
            /// What it says, or said in the version that was asked for.
            let title: String
            let body: String
            /// The newest first.
            let versions: [Version]
        }

        func run() async throws {
            let answer = try await flags.desk.configuration().withDatabase { database in
                try await database.read { tx in try told(tx) }
            }
            try flags.output.say(answer) {
                let article = answer.article
                let rest = [
                    article.service.map { "about \($0)" }, article.owner.map { "kept true by \($0)" },
                    article.reviewOn.map { "looked at again on \($0)" },
                ].compactMap(\.self)
                let facts = [article.state, "for \(article.audience)", "version \(version ?? article.version)"] + rest
                return "\(article.number) \(answer.title)\n\(facts.joined(separator: ", "))\n\n\(answer.body)"
            }
        }

        private func told(_ tx: any Transaction) throws -> Answer {
            let id = Article.ID(number)
            let person = try flags.acting.person(tx, may: .readKnowledge)
            let article = try naming("article \(number)") { try tx.article(id, for: person) }
            let older = try version.map { asked in
                guard let words = try tx.words(of: id, version: asked) else {
                    throw Ending.absent("version \(asked) of article \(number)")
                }
                return words
            }
            guard let facts = try tx.answers([article]).first else { throw Denial.notFound }
            return Answer(
                article: facts, title: older?.title ?? article.fields.title, body: older?.body ?? article.fields.body,
                versions: try tx.versions(of: id).map { Answer.Version(version: $0.version, at: $0.at.iso) })
        }
    }
}
