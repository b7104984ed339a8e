import ArgumentParser
import RoundsDomain
import RoundsSQL
import RoundsStore

extension ArticleCommands {
    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write an article, or change one.",
            discussion:
                "It begins as a draft, which the desk alone can read; --publish offers it. What it said before is kept."
        )

        @Argument(help: "The title, as somebody who has the trouble would say it.") var title: String
        @Option(help: "What it says, in Markdown; - reads it from standard input.") var text: String
        @Option(help: "Change the article with this number; without it a new one is written.") var change: Int64?
        @Option(help: "staff or everyone: who may read it once it is published. A new one is for staff.")
        var audience: Article.Audience?
        @Option(help: "The service it is about, by code.") var service: String?
        @Flag(help: "Publish it as well.") var publish = false
        @OptionGroup var flags: KnowledgeFlags

        func run() async throws {
            let text = try words(text)
            let zone = try flags.desk.configuration().zone
            try await flags.write { tx, person, now in
                let article = try written(text, tx, by: person, at: now)
                guard publish else { return article }
                return try tx.turnArticle(
                    article.id, to: .published, version: article.version, by: person, on: zone.day(of: now), at: now)
            }
        }

        private func written(
            _ text: String, _ tx: any Transaction, by person: Person, at now: Moment
        ) throws -> Article {
            let about = try service.map { try tx.known(service: $0).id }
            guard let change else {
                let fields = Article.Fields(
                    title: title, body: text, audience: audience ?? .staff, service: about, owner: person.id)
                return try tx.addArticle(fields, by: person, at: now)
            }
            guard let before = try tx.article(Article.ID(change))?.fields else {
                throw Ending.absent("article \(change)")
            }
            let fields = Article.Fields(
                title: title, body: text, audience: audience ?? before.audience, service: about ?? before.service,
                owner: before.owner, reviewOn: before.reviewOn)
            return try tx.changeArticle(Article.ID(change), to: fields, from: before, by: person, at: now)
        }
    }

    struct Draft: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draft an article from what solved a ticket.",
            discussion: "From its title, its cause and its fix. What was drafted from it before is answered again.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @OptionGroup var flags: KnowledgeFlags

        func run() async throws {
            try await flags.write { tx, person, now in
                try naming("ticket \(number.id.code)") {
                    try tx.draftArticle(from: number.id, by: person, at: now).article
                }
            }
        }
    }
}

extension Article.Audience: ExpressibleByArgument {}
