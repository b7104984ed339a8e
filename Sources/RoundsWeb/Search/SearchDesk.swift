import Hummingbird
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Transaction {
    /// A passage of what was said, notes included, is read like the ticket itself.
    func searchTickets(
        _ query: SearchQuery, limit: Int, offset: Int, for person: Person, at now: Moment
    ) throws -> FoundTickets {
        let found = try searchTickets(query, limit: limit, offset: offset)
        guard person.leavesTraceWhenReading else { return found }
        for line in found.found where !line.body.isEmpty { try recordRead(of: line.line.id, by: person, at: now) }
        return found
    }
}

extension Desk {
    /// GET /search?q=…&from=20, and with `palette=1` the rows alone.
    func searchDesk(_ request: Request, _ context: DeskContext) async throws -> Response {
        let person = try context.person
        let typed = try request.query()
        let words = typed.text("q") ?? ""
        if typed.has("palette") { return try await showPalette(words, for: person) }
        let offset = min(max(0, Int(typed.integer("from") ?? 0)), 5_000)
        let query = SearchQuery(words, knowing: .tickets)
        let mayRead = person.may(.readHospital) && offset == 0
        let mayReadPeople = person.may(.readPeople) && offset == 0 && query.filters.isEmpty && !words.trimmed.isEmpty
        let leavesTrace = person.leavesTraceWhenReading && !words.trimmed.isEmpty
        let (found, articles, things, people) = try await database.write(if: leavesTrace) { [now = now()] tx in
            (
                try tx.searchTickets(query, limit: 20, offset: offset, for: person, at: now),
                offset == 0 ? try tx.searchArticles(query, for: person, limit: 5) : [],
                mayRead ? try tx.searchHospital(query, limit: 8) : [],
                mayReadPeople ? try tx.people(matching: words, limit: 4) : []
            )
        }
        if let number = query.ticketNumber, found.found.count == 1, found.found[0].line.id.number == number {
            return .to(found.found[0].line.id.path)
        }
        let path = "/search?q=\(words.queryEscaped)"
        // A frequent word names dozens of devices: where requests were found, they do not stand below them.
        let most = found.found.isEmpty ? 12 : 3
        let named = (people.map(FoundThing.init) + things.map(FoundThing.init)).prefix(most)
        let screen = SearchScreen(
            query: words, found: found.found.map { foundTicket($0, for: person) },
            articles: articles, things: Array(named), hints: query.hints,
            pager: Pager(
                first: offset == 0 ? nil : path, next: found.next.map { "\(path)&from=\($0)" },
                text: "\(found.found.count) shown"))
        return .page(searchPage(screen, in: frame(request, context)))
    }

    private func showPalette(_ words: String, for person: Person) async throws -> Response {
        let query = SearchQuery(words, knowing: .tickets)
        let (found, articles, things, people) = try await database.read { tx in
            (
                try tx.searchTickets(query, limit: 6).found,
                try tx.searchArticles(query, for: person, limit: 3),
                person.may(.readHospital) ? try tx.searchHospital(query, limit: 4) : [],
                person.may(.readPeople) && !words.isEmpty ? try tx.people(matching: words, limit: 4) : []
            )
        }
        let rooms = Room.open(to: person.role).filter { $0.title.foldedKey.hasPrefix(words.foldedKey) }
        return .page(
            paletteRows(
                found.map { foundTicket($0, for: person) },
                things: articles.map(FoundThing.init) + things.map(FoundThing.init), people: people, rooms: rooms))
    }

    private func foundTicket(_ found: FoundLine, for person: Person) -> FoundTicket {
        FoundTicket(row: row(found.line, for: person, now: now()), title: found.title, body: found.body)
    }
}
