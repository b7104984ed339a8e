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
            try await flags.work(number, "is yours") { tx, person, now in
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
            try await flags.work(number, "has one more note for IT") { tx, person, now in
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
            try await flags.work(number, "was replied to") { tx, person, now in
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
            try await flags.work(number, "is resolved") { tx, person, now in
                try tx.resolveTicket(number.id, fix: fix, cause: cause, by: person, at: now).id
            }
        }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Open a resolved ticket again.")

        @Argument(help: "R-1042.") var number: TicketNumber
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            try await flags.work(number, "is open again") { tx, person, now in
                try tx.reopenTicket(number.id, by: person, at: now).id
            }
        }
    }

    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Report something for somebody.",
            discussion: "The rules judge its priority from care, from whom it stops, and from what it is about.")

        @Argument(help: "What is the matter, in a few words.") var title: String
        @Option(name: .customLong("for"), help: "Whose ticket it is, by sign-in name; left out for your own.")
        var requester: String?
        @Option(help: "incident or request.") var kind = Ticket.Kind.incident
        @Option(help: "More about it; - reads it from standard input.") var details = ""
        @Option(help: "Where it is.") var place = ""
        @Option(help: "How to call back.") var callback = ""
        @Flag(name: .customLong("care-affected"), help: "A patient waits or is at risk because of it.")
        var careAffected = false
        @Option(help: "one, several, unit or many_units: whom it stops or hinders.")
        var affected: CareCircumstances.Affected?
        @Option(help: "full, partial or none: whether the work goes on another way.")
        var workaround: CareCircumstances.Workaround?
        @Option(help: "Which service it is about, by code; the device's own when left out.") var service: String?
        @Option(help: "Which device it is about, by its sticker.") var device: String?
        @Option(help: "Which unit or room it is about, by code; the device's own when left out.") var location: String?
        @OptionGroup var flags: WorkFlags

        func run() async throws {
            let details = try words(details)
            try await flags.tell({ "is reported as \($0.priority.code)" }) { tx, person, now in
                let owner = try requester.map { try tx.known($0) } ?? person
                return try tx.report(try draft(tx, details), for: owner.id, by: person, at: now).id
            }
        }

        private func draft(_ tx: any Transaction, _ details: String) throws -> TicketDraft {
            try TicketDraft(
                kind: kind, channel: .commandLine, title: title, details: details, place: place, callback: callback,
                careAffected: careAffected, affected: affected, workaround: workaround,
                location: try location.map { try tx.known(location: $0).id },
                service: try service.map { try tx.known(service: $0).id },
                device: try device.map { try tx.known(device: $0).id })
        }
    }
}

extension Ticket.Kind: ExpressibleByArgument {}
