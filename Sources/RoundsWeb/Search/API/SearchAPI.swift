import HTTPTypes
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Desk {
    /// GET /api/v1/search?q=…
    func searchAPI(_ call: APICall) async throws -> APIAnswer {
        let query = SearchQuery(try call[FoundShape.words], knowing: .tickets)
        let limit = try call[FoundShape.limit]
        let offset = try call[FoundShape.after] ?? 0
        let (person, now) = (call.person, call.now)
        let found = try await database.write(if: person.leavesTraceWhenReading) { tx in
            try tx.searchTickets(query, limit: limit, offset: offset, for: person, at: now)
        }
        let next = found.next.flatMap { $0 <= FoundShape.farthest ? String($0) : nil }
        return APIAnswer(
            status: .ok, body: FoundShape.page.json(.init(lines: found.found, hints: query.hints, next: next)),
            next: next)
    }
}

extension Operation {
    static let search = Operation(
        "search", "Search tickets", in: .search,
        """
        All words must be there, in the ticket or in what was said, notes included; `"in quotation marks"` stand together; a \
        minus excludes. `state:open priority:1 from:maria by:priya` choose further. The best come first.
        """,
        parameters: [FoundShape.words, FoundShape.limit, FoundShape.after],
        answer: .page(FoundShape.page.schema, "What was found, and the passages that matched."))
}

/// A page of what was found.
struct FoundPage: Sendable {
    let lines: [FoundLine]
    let hints: [String]
    let next: String?
}

enum FoundShape {
    /// Who has to go further should use other words.
    static let farthest = 5_000

    static let page = Shape<FoundPage>(
        "FoundPage", "What was found.",
        [
            .init("found", .list(one.schema, 0...100)) { JSON($0.lines.map(one.json)) },
            .init("hints", .list(.text(), 0...50), "What was odd about the words.") { JSON($0.hints) },
            .init("next", Schema.text(1...4).orNull, "What to send as `after` for the next page; null on the last one.")
            {
                JSON($0.next)
            },
        ])

    private static let one = Shape<FoundLine>(
        "FoundTicket", "A ticket that was found.",
        [
            .init("ticket", TicketLine.shape.schema) { TicketLine.shape.json($0.line) },
            .init("title", passages, "The title, in runs that matched or not.") { JSON($0.title.map(passage.json)) },
            .init("body", passages, "Where it matched in what was said.") { JSON($0.body.map(passage.json)) },
        ])

    private static let passages = Schema.list(passage.schema, 0...200)
    private static let passage = Shape<SearchMatch.Passage>(
        "Passage", "A run of text.",
        [
            .init("text", .text()) { .string($0.text) },
            .init("marked", .flag, "True when it matched.") { .bool($0.marked) },
        ])

    static let limit = Parameter<Int>.limit(1...100, standing: 20)
    static let words = Parameter<String>.required(
        "q", Schema.words(1...SearchQuery.longest).example("printer state:open"), "What is looked for.",
        refused: "q is 1 to \(SearchQuery.longest) characters."
    ) { (1...SearchQuery.longest).contains($0.unicodeScalars.count) && !$0.trimmed.isEmpty ? $0 : nil }
    static let after = Parameter<Int?>.optional(
        "after", Schema.text(1...4, pattern: "^([0-9]{1,3}|[1-4][0-9]{3}|5000)$").example("20"),
        "Where the page begins: `next` of the page before.", refused: "after is what a page before answered as next."
    ) { text in
        guard text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let offset = Int(text) else {
            return nil
        }
        return offset <= farthest ? offset : nil
    }
}
