import RoundsDomain

extension Desk {
    /// What is known: for the desk, and what everybody may read.
    var knowledgeRoutes: [Route] {
        [
            get("articles", may: .readKnowledge, showArticles),
            get("articles/new", may: .writeKnowledge, showNewArticle),
            post("articles/new", may: .writeKnowledge, addArticle),
            get("articles/:article", may: .readKnowledge, showArticle),
            get("articles/:article/change", may: .writeKnowledge, showArticleForm),
            post("articles/:article/change", may: .writeKnowledge, changeArticle),
            post("articles/:article/turn", may: .writeKnowledge, turnArticle),
            post("tickets/:number/article", may: .writeKnowledge, draftFromTicket),
            get("portal/help", may: .reportTickets, showHelp),
            get("portal/help/:article", may: .reportTickets, showHelpArticle),
        ]
    }
}

extension Key where Subject == Article {
    var path: String { "/articles/\(number)" }
}
