import ArgumentParser
import RoundsDomain
import RoundsSQL
import RoundsStore

extension TicketCommands {
    struct Wait: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a ticket wait for somebody.",
            discussion: """
                While it waits for the requester its clock stands still, and --ask says what for, unless the last word was the \
                desk's; for a vendor or a change it goes on. Waiting again changes for whom, or the day.
                """)

        @Argument(help: "R-1042.") var number: TicketNumber
        @Argument(help: "requester, vendor or change.") var side: Ticket.Waiting.Side
        @Option(help: "The day on which the desk looks again, as 2026-11-24; at most a year ahead.")
        var followUp: DayArgument?
        @Option(help: "What is asked; the requester reads it. - reads it from standard input.") var ask = ""
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            let question = try words(ask)
            let waiting = Ticket.Waiting(on: side, followUp: followUp?.day)
            try await flags.work(number, "waits for \(side.inWords)") { tx, person, now in
                do {
                    return try tx.putTicket(number.id, waiting, asking: question, by: person, at: now).id
                } catch let complaints as Complaints where complaints.list == [.nothingAsked] {
                    throw Ending(.refused, "Say with --ask what you wait for: nobody answers what was not asked.")
                }
            }
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Go on with a ticket that waits.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            try await flags.work(number, "waits for nobody any longer") { tx, person, now in
                try tx.resumeTicket(number.id, by: person, at: now).id
            }
        }
    }

    struct Judge: AsyncParsableCommand {
        enum YesOrNo: String, ExpressibleByArgument, CaseIterable {
            case yes, no
        }

        static let configuration = CommandConfiguration(
            abstract: "Say again whom a ticket touches, or set its priority by hand.",
            discussion: """
                The rules judge the priority from what --care, --affected and --workaround say; what is left out stays as it \
                was. A priority that was set by hand gives way. --priority sets another than the rules judge, and --because \
                says why.
                """)

        @Argument(help: "R-1042.") var number: TicketNumber
        @Option(help: "yes or no: a patient is waiting or at risk because of it.") var care: YesOrNo?
        @Option(help: "one, several, unit or many_units: whom it stops or hinders.")
        var affected: CareCircumstances.Affected?
        @Option(help: "full, partial or none: whether the work goes on another way.")
        var workaround: CareCircumstances.Workaround?
        @Option(help: "P1 to P4.") var priority: PriorityArgument?
        @Option(help: "Why it is not what the rules judge.") var because = ""
        @OptionGroup var flags: WorkFlags

        func validate() throws {
            let answers = care != nil || affected != nil || workaround != nil
            guard answers != (priority != nil) else {
                throw ValidationError("Say --care, --affected or --workaround, or else --priority.")
            }
            guard because.isEmpty || priority != nil else { throw ValidationError("--because goes with --priority.") }
        }

        func run() async throws {
            try await flags.work(number, telling: { "is \($0.priority.code) now" }) { tx, person, now in
                let ticket = try tx.ticket(number.id, for: .work, by: person)
                guard let priority else { return try judge(ticket, tx, by: person, at: now) }
                var fields = ticket.fields
                fields.priority = priority.priority
                fields.priorityReason = because.trimmed.singleLine
                return try tx.changeTicket(number.id, to: fields, from: ticket.fields, by: person, at: now).id
            }
        }

        private func judge(
            _ ticket: Ticket, _ tx: any Transaction, by person: Person, at now: Moment
        ) throws -> Ticket.ID {
            let stands = ticket.circumstances
            let judged = try tx.judgeTicket(
                ticket.id, careAffected: care.map { $0 == .yes } ?? stands.careAffected,
                affected: affected ?? stands.affected, workaround: workaround ?? stands.workaround, by: person, at: now)
            return judged.id
        }
    }
}

/// `P2`.
struct PriorityArgument: ExpressibleByArgument {
    let priority: Priority

    init?(argument: String) {
        guard let priority = Priority.allCases.first(where: { $0.code == argument.uppercased() }) else { return nil }
        self.priority = priority
    }

    static var allValueStrings: [String] { Priority.allCases.map(\.code) }
    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Ticket.Waiting.Side: ExpressibleByArgument {}
extension CareCircumstances.Affected: ExpressibleByArgument {}
extension CareCircumstances.Workaround: ExpressibleByArgument {}

extension Ticket.Waiting.Side {
    fileprivate var inWords: String {
        switch self {
        case .requester: "the requester"
        case .vendor: "a vendor"
        case .change: "a change"
        }
    }
}
