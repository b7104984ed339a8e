extension Happening.Subject {
    public static func article(_ id: Article.ID) -> Self { Self(kind: "article", number: id.number) }
}

extension Happening {
    public static func articleAdded(_ article: Article) -> Happening {
        var facts: [String: Fact] = ["audience": .text(article.audience.rawValue)]
        if let ticket = article.ticket { facts["ticket"] = .number(ticket.number) }
        return Happening(.articleAdded, about: .article(article.id), facts: facts)
    }

    public static func articleChanged(_ article: Article, from before: Article) -> Happening {
        Happening(.articleChanged, about: .article(article.id), facts: article.fields.changed(from: before.fields))
    }

    /// It is published, retired, or a draft again.
    public static func articleTurned(_ article: Article, from before: Article.State) -> Happening {
        Happening(
            .articleTurned, about: .article(article.id),
            facts: ["from": .text(before.rawValue), "to": .text(article.state.rawValue)])
    }
}
