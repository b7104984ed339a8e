import ArgumentParser
import RoundsDomain
import RoundsSQL
import RoundsStore

struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find tickets by words, the best first.",
        discussion: "As in the search box: printer state:open from:maria. Words with a minus stand behind --.")

    @Argument(help: "Words, phrases and filters.")
    var words: [String]

    @Option(help: "At most this many, 1 to 100.")
    var limit = 20

    @OptionGroup var acting: ActingFlags
    @OptionGroup var desk: DeskFlags
    @OptionGroup var output: OutputFlags

    private struct Answer: Encodable {
        struct Found: Encodable {
            let ticket: TicketAnswer
            let passage: String
        }

        let found: [Found]
        let hints: [String]
    }

    func validate() throws {
        guard (1...100).contains(limit) else { throw ValidationError("--limit is 1 to 100.") }
    }

    func run() async throws {
        let query = SearchQuery(typed, knowing: .tickets)
        let page = try await desk.configuration().withDatabase { database in
            try await database.read { tx in
                _ = try acting.person(tx, may: .readTickets)
                return try tx.searchTickets(query, limit: limit)
            }
        }
        let found = page.found.map { hit in
            Answer.Found(ticket: TicketAnswer(hit.line), passage: hit.body.map(\.text).joined().singleLine)
        }
        try output.say(Answer(found: found, hints: query.hints)) {
            let lines = found.map { hit in
                "\(hit.ticket.number)  \(hit.ticket.priority)  \(hit.ticket.state)  \(hit.ticket.title)"
                    + (hit.passage.isEmpty ? "" : "\n    \(hit.passage)")
            }
            return (query.hints + (lines.isEmpty ? ["Nothing was found."] : lines)).joined(separator: "\n")
        }
    }

    /// The shell took the quotes away: what it kept together is a phrase, unless it is a filter or only one word.
    private var typed: String {
        words.map { word in
            let isPhrase = word.contains(" ") && !word.contains("\"") && !word.contains(":")
            return isPhrase ? "\"\(word)\"" : word
        }.joined(separator: " ")
    }
}
