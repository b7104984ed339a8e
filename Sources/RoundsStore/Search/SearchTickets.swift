import RoundsDomain
import RoundsSQL

/// A ticket that was found, with the passages that matched.
public struct FoundLine: Sendable, Equatable {
    public let line: TicketLine
    public let title: [SearchMatch.Passage]
    public let body: [SearchMatch.Passage]
}

/// A page of what was found; `next` is the offset of the next page.
public struct FoundTickets: Sendable, Equatable {
    public let found: [FoundLine]
    public let next: Int?
}

extension Transaction {
    /// Tickets by words, the best first; by filters alone, the newest first. With both, the filters choose among the best
    /// 500 that the words find.
    /// - Parameters:
    ///   - limit: 1 to 100.
    ///   - offset: 0 to 5,000: who has to go further should use other words.
    public func searchTickets(_ query: SearchQuery, limit: Int, offset: Int = 0) throws -> FoundTickets {
        if let number = query.ticketNumber, let line = try tickets(numbered: [Ticket.ID(number)]).first {
            return FoundTickets(
                found: [FoundLine(line: line, title: [.init(text: line.title, marked: false)], body: [])], next: nil)
        }
        guard !query.isEmpty else { return FoundTickets(found: [], next: nil) }
        if query.terms.isEmpty { return try filtered(query, limit: limit, offset: offset) }
        let isFiltered = !query.filters.isEmpty
        let matches = try search(
            SearchRequest(
                terms: query.terms.map { .init(words: $0.words, open: $0.open) },
                excluded: query.excluded.map { .init(words: $0.words, open: $0.open) }, kinds: ["ticket"],
                audience: nil,
                limit: isFiltered ? 500 : limit + 1, offset: isFiltered ? 0 : offset))
        var ids = matches.map { Ticket.ID($0.number) }
        if isFiltered {
            let fitting = Set(try numbers(of: query, among: ids, limit: 500, offset: 0))
            ids = Array(ids.filter(fitting.contains).dropFirst(offset).prefix(limit + 1))
        }
        let passages = Dictionary(matches.map { (Ticket.ID($0.number), $0) }, uniquingKeysWith: { first, _ in first })
        let lines = try tickets(numbered: Array(ids.prefix(limit)))
        return FoundTickets(
            found: lines.map { line in
                FoundLine(
                    line: line, title: passages[line.id]?.title ?? [.init(text: line.title, marked: false)],
                    body: passages[line.id]?.body ?? [])
            }, next: ids.count > limit ? offset + limit : nil)
    }

    private func filtered(_ query: SearchQuery, limit: Int, offset: Int) throws -> FoundTickets {
        let ids = try numbers(of: query, among: nil, limit: limit + 1, offset: offset)
        let lines = try tickets(numbered: Array(ids.prefix(limit)))
        return FoundTickets(
            found: lines.map { FoundLine(line: $0, title: [.init(text: $0.title, marked: false)], body: []) },
            next: ids.count > limit ? offset + limit : nil)
    }

    private func numbers(of query: SearchQuery, among ids: [Ticket.ID]?, limit: Int, offset: Int) throws -> [Ticket.ID]
    {
        var conditions = try query.filters.map(condition)
        if let ids { conditions.append("id IN (\(list: ids))") }
        return try rows(
            """
            SELECT id FROM ticket WHERE \(SQL.joined(conditions, by: " AND "))
            ORDER BY id DESC LIMIT \(limit) OFFSET \(offset)
            """
        ).map { try $0.key("id") }
    }

    private func condition(_ filter: SearchQuery.Filter) throws -> SQL {
        let condition: SQL =
            switch filter.name {
            case .state where filter.value == "open": "open = 1"
            case .state: "state = \(filter.value)"
            case .priority: "priority = \(Int64(filter.value) ?? 0)"
            case .kind: "kind = \(filter.value)"
            case .from: "requester_id IN (\(list: try people(matching: filter.value, limit: 50).map(\.id)))"
            case .by: "assignee_id IN (\(list: try people(matching: filter.value, limit: 50).map(\.id)))"
            }
        // NULL must not swallow the row: nobody is not somebody.
        return filter.isExcluded ? "NOT COALESCE(\(condition), 1 = 0)" : condition
    }
}
