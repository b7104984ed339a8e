import ArgumentParser
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

extension TicketCommands {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List tickets, what breaks care first.")

        enum Which: String, ExpressibleByArgument, CaseIterable {
            case open, unassigned, mine, resolved, all
        }

        @Argument(help: "open, unassigned, mine, resolved or all.") var which = Which.open
        @Option(help: "At most this many, 1 to 200.") var limit = 50
        @Option(help: "Where the page begins: the “next” of the page before.") var after: String?
        @OptionGroup var flags: WorkFlags

        private struct Answer: Encodable {
            let tickets: [TicketAnswer]
            let next: String?
        }

        func validate() throws {
            guard (1...200).contains(limit) else { throw ValidationError("--limit is 1 to 200.") }
            if let after, TicketCursor(code: after) == nil { throw ValidationError("--after is not a page's “next”.") }
        }

        func run() async throws {
            let page = try await flags.desk.configuration().withDatabase { database in
                try await database.read { tx in
                    let person = try flags.acting.person(tx, may: .readTickets)
                    return try tx.tickets(list(of: person), after: after.flatMap(TicketCursor.init), limit: limit)
                }
            }
            let answer = Answer(tickets: page.lines.map(TicketAnswer.init), next: page.next?.code)
            try flags.output.say(answer) {
                let rows = page.lines.map { line in
                    [line.priority.code, line.id.code, line.state.rawValue, line.assignee ?? "–", line.title]
                }
                let more = page.next.map { "\nMore: --after \($0.code)" } ?? ""
                return columns(["", "NUMBER", "STATE", "WHO HAS IT", "TITLE"], rows) + more
            }
        }

        private func list(of person: Person) -> TicketList {
            switch which {
            case .open: .open
            case .unassigned: .unassigned
            case .mine: .assigned(to: person.id)
            case .resolved: .resolved
            case .all: .all
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a ticket with all that was said.",
            discussion: "Reading notes for IT leaves a line in the log.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @OptionGroup var flags: WorkFlags

        private struct Answer: Encodable {
            struct Said: Encodable {
                let kind: String
                let author: String
                let at: String
                let body: String
            }

            let ticket: TicketAnswer
            let messages: [Said]
        }

        func run() async throws {
            let (line, said) = try await flags.desk.configuration().withDatabase { database in
                try await database.write { tx in
                    let person = try flags.acting.person(tx, may: .readTickets)
                    _ = try naming("ticket \(number.id.code)") { try tx.ticket(number.id, for: .readNotes, by: person) }
                    try tx.recordRead(of: number.id, by: person, at: .now())
                    guard let line = try tx.tickets(numbered: [number.id]).first else { throw Denial.notFound }
                    return (line, try tx.messages(on: number.id, notes: true, newest: 500))
                }
            }
            let messages = said.map { message in
                Answer.Said(
                    kind: message.message.kind.rawValue, author: message.author, at: message.message.at.iso,
                    body: message.message.body)
            }
            try flags.output.say(Answer(ticket: TicketAnswer(line), messages: messages)) {
                let head =
                    "\(line.id.code) \(line.title)\n\(line.priority.code) \(line.state.rawValue), "
                    + "reported by \(line.requester) at \(line.reportedAt.iso), with \(line.assignee ?? "nobody yet")"
                let rest = messages.map { "\n\($0.at) \($0.author), \($0.kind)\n\($0.body)" }
                return ([head] + rest).joined(separator: "\n")
            }
        }
    }
}
