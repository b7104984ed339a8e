import RoundsDomain
import RoundsSQL

/// A ticket at the other end of a link.
public struct LinkedTicket: Sendable, Equatable {
    public let link: Ticket.Link
    public let line: TicketLine
    /// False when the link leads here from there.
    public let isForth: Bool

    public var words: String { isForth ? link.kind.words : link.kind.wordsBack }
}

extension Transaction {
    /// Shown on both; saying it twice changes nothing.
    public func linkTickets(_ link: Ticket.Link, by person: Person, at now: Moment) throws {
        for end in [link.from, link.to] { _ = try ticket(end, for: .work, by: person) }
        for end in [link.from, link.to] where try links(of: end).count >= Ticket.Link.most {
            throw Refusal("\(end.code) has \(Ticket.Link.most) links, which is all it can have.")
        }
        let added = try changed(
            """
            INSERT INTO ticket_link (from_id, kind, to_id, made_at)
            VALUES (\(link.from), \(link.kind.rawValue), \(link.to), \(now))
            ON CONFLICT (from_id, kind, to_id) DO NOTHING
            """)
        guard added == 1 else { return }
        try record(link, isThere: true, by: person, at: now)
    }

    public func unlinkTickets(_ link: Ticket.Link, by person: Person, at now: Moment) throws {
        for end in [link.from, link.to] { _ = try ticket(end, for: .work, by: person) }
        let removed = try changed(
            """
            DELETE FROM ticket_link
            WHERE from_id = \(link.from) AND kind = \(link.kind.rawValue) AND to_id = \(link.to)
            """)
        guard removed == 1 else { throw Denial.notFound }
        try record(link, isThere: false, by: person, at: now)
    }

    public func links(of id: Ticket.ID) throws -> [LinkedTicket] { try askLinks(of: id).answer() }

    public func askLinks(of id: Ticket.ID) throws -> Asked<[LinkedTicket]> {
        try ask(
            """
            SELECT from_id, kind, to_id FROM ticket_link WHERE from_id = \(id)
            UNION
            SELECT from_id, kind, to_id FROM ticket_link WHERE to_id = \(id)
            ORDER BY from_id, to_id, kind LIMIT \(2 * Ticket.Link.most)
            """
        ).each { row in
            try Ticket.Link(from: try row.key("from_id"), try row.word("kind"), to: try row.key("to_id"))
        }.map { links in try ends(of: links, besides: id) }
    }

    private func ends(of links: [Ticket.Link], besides id: Ticket.ID) throws -> [LinkedTicket] {
        guard !links.isEmpty else { return [] }
        let lines = try tickets(numbered: links.map { $0.from == id ? $0.to : $0.from })
        let byNumber = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return links.compactMap { link in
            byNumber[link.from == id ? link.to : link.from].map {
                LinkedTicket(link: link, line: $0, isForth: link.from == id)
            }
        }
    }

    private func record(_ link: Ticket.Link, isThere: Bool, by person: Person, at now: Moment) throws {
        for end in [link.from, link.to] {
            try record(.ticketLinked(link, on: end, isThere: isThere), by: .person(person.id), at: now)
        }
    }
}
