import ArgumentParser
import RoundsDomain
import RoundsSQL
import RoundsStore

extension TicketCommands {
    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a ticket yours.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            try await flags.work("is yours") { tx, person, now in
                try tx.takeTicket(number.id, by: person, at: now).id
            }
        }
    }

    struct Note: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write a note for IT only.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @Argument(help: "The note; - reads it from standard input.") var text: String
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            let text = try words(text)
            try await flags.work("has one more note for IT") { tx, person, now in
                try tx.note(text, on: number.id, by: person, at: now).ticket
            }
        }
    }

    struct Reply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write to the person who reported it.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @Argument(help: "The reply; - reads it from standard input.") var text: String
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            let text = try words(text)
            try await flags.work("was replied to") { tx, person, now in
                try tx.reply(text, on: number.id, by: person, at: now).ticket
            }
        }
    }

    struct Resolve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say what fixed it, and resolve the ticket.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @Option(help: "What fixed it, for the person who reported it; - reads it from standard input.") var fix: String
        @Option(help: "Why it happened, for IT.") var cause = ""
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            let fix = try words(fix)
            try await flags.work("is resolved") { tx, person, now in
                try tx.resolveTicket(number.id, fix: fix, cause: cause, by: person, at: now).id
            }
        }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Open a resolved ticket again.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            try await flags.work("is open again") { tx, person, now in
                try tx.reopenTicket(number.id, by: person, at: now).id
            }
        }
    }

    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Report something for somebody.")

        @Argument(help: "What is the matter, in a few words.") var title: String
        @Option(name: .customLong("for"), help: "Whose ticket it is, by sign-in name; left out for your own.")
        var requester: String?
        @Option(help: "incident or request.") var kind = Ticket.Kind.incident
        @Option(help: "More about it; - reads it from standard input.") var details = ""
        @Option(help: "Where it is.") var place = ""
        @Option(help: "How to call back.") var callback = ""
        @Flag(name: .customLong("care-affected"), help: "A patient waits or is at risk because of it.")
        var careAffected = false
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            let draft = try TicketDraft(
                kind: kind, channel: .commandLine, title: title, details: try words(details), place: place,
                callback: callback, careAffected: careAffected)
            try await flags.work("is reported") { tx, person, now in
                let owner = try requester.map { try tx.known($0) } ?? person
                return try tx.report(draft, for: owner.id, by: person, at: now).id
            }
        }
    }
}

extension Ticket.Kind: ExpressibleByArgument {}
