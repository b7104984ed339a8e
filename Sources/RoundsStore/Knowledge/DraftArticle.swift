import RoundsDomain
import RoundsSQL

/// What may help with a request, and what was written down from it.
public struct ArticlesOnTicket: Sendable, Equatable {
    /// Published, the most fitting first.
    public let helping: [Article]
    /// Empty while the request is open.
    public let drafted: [Article]
}

extension Transaction {
    /// A draft from what solved a request, or the one that was drafted from it before.
    /// - Throws: ``Refusal`` while the request is open, ``Denial``.
    public func draftArticle(
        from id: Ticket.ID, by author: Person, at now: Moment
    ) throws -> (article: Article, isNew: Bool) {
        guard author.may(.writeKnowledge) else { throw Denial.forbidden }
        let ticket = try ticket(id, for: .work, by: author)
        guard !ticket.state.isOpen else { throw Refusal("\(id.code) is still open: say first what fixed it.") }
        if let known = try articles(from: id).first { return (known, false) }
        return (try addArticle(.init(from: ticket), from: id, by: author, at: now), true)
    }

    public func articles(on ticket: Ticket) throws -> ArticlesOnTicket { try askArticles(on: ticket).answer() }

    public func askArticles(on ticket: Ticket) throws -> Asked<ArticlesOnTicket> {
        let helping = try askArticles(
            helpingWith: ticket.fields.title, service: ticket.fields.service, for: nil, limit: 5)
        let drafted = ticket.state.isOpen ? Asked { [] } : try askArticles(from: ticket.id)
        return Asked { ArticlesOnTicket(helping: try helping.answer(), drafted: try drafted.answer()) }
    }
}
