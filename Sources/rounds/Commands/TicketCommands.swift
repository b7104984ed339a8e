import ArgumentParser
import Foundation
import RoundsDomain
import RoundsJobs
import RoundsSQL
import RoundsStore

struct TicketCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ticket", abstract: "Report, read and work tickets.",
        subcommands: [
            Report.self, List.self, Show.self, Take.self, Judge.self, Note.self, Reply.self, Wait.self, Resume.self,
            Resolve.self, Reopen.self,
        ])

    /// What every command that works a ticket needs.
    struct WorkFlags: ParsableArguments {
        @OptionGroup var acting: ActingFlags
        @OptionGroup var desk: DeskFlags
        @OptionGroup var output: OutputFlags

        /// Works the ticket as the person in one transaction, and answers with it as it stands then.
        func work(
            _ number: TicketNumber, _ done: String,
            _ act: @escaping @Sendable (any Transaction, Person, Moment) throws -> Ticket.ID
        ) async throws {
            try await work(number, telling: { _ in done }, act)
        }

        /// - Parameter done: what became of the ticket, without its number.
        func work(
            _ number: TicketNumber, telling done: (TicketLine) -> String,
            _ act: @escaping @Sendable (any Transaction, Person, Moment) throws -> Ticket.ID
        ) async throws {
            let name = "ticket \(number.id.code)"
            try await tell(done) { tx, person, now in try naming(name) { try act(tx, person, now) } }
        }

        /// Acts as the person in one transaction, and answers with the ticket that it made or changed.
        func tell(
            _ done: (TicketLine) -> String,
            _ act: @escaping @Sendable (any Transaction, Person, Moment) throws -> Ticket.ID
        ) async throws {
            let line = try await desk.configuration().withDatabase { database in
                try await database.write { tx in
                    let person = try acting.person(tx, may: .workTickets)
                    let id = try act(tx, person, .now())
                    guard let line = try tx.tickets(numbered: [id]).first else { throw Denial.notFound }
                    return line
                }
            }
            try output.say(TicketAnswer(line)) { "\(line.id.code) \(done(line))." }
        }
    }
}

/// `R-1042`, `r1042` or `1042`.
struct TicketNumber: ExpressibleByArgument {
    let id: Ticket.ID

    init?(argument: String) {
        guard let id = Ticket.ID(code: argument) else { return nil }
        self.id = id
    }
}

/// A ticket as commands answer with it.
struct TicketAnswer: Encodable {
    let number: String
    let kind: String
    let state: String
    let priority: String
    let title: String
    let place: String
    let careAffected: Bool
    let requester: String
    let assignee: String?
    let team: String?
    let waitingOn: String?
    let followUpOn: String?
    let reportedAt: String
    let version: Int64

    init(_ line: TicketLine) {
        number = line.id.code
        kind = line.kind.rawValue
        state = line.state.rawValue
        priority = line.priority.code
        title = line.title
        place = line.place
        careAffected = line.careAffected
        requester = line.requester
        assignee = line.assignee
        team = line.team
        waitingOn = line.waiting?.on.rawValue
        followUpOn = line.waiting?.followUp?.iso
        reportedAt = line.reportedAt.iso
        version = line.version
    }
}

/// A text as an argument, or from standard input where the argument is `-`.
func words(_ argument: String) throws -> String {
    guard argument == "-" else { return argument }
    let most = 4 * Message.Draft.maximumLength
    guard let bytes = try FileHandle.standardInput.read(upToCount: most + 1), bytes.count <= most,
        let text = String(bytes: bytes, encoding: .utf8)
    else { throw Ending(.refused, "Standard input is empty, too long, or not UTF-8.") }
    return text
}
