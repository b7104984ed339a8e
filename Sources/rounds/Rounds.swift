import ArgumentParser
import Glibc
import RoundsDomain

@main
struct Rounds: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rounds", abstract: "The IT operations desk of a hospital.", discussion: exitCodes,
        version: Product.version,
        subcommands: [
            Serve.self, Config.self, User.self, TicketCommands.self, TaskCommands.self, RoundCommands.self,
            HandoverCommands.self, ArticleCommands.self, ImportCommand.self, Search.self, BackupCommand.self,
            Restore.self, Audit.self, Doctor.self, Bench.self, SimulateCommand.self, Completion.self, Version.self,
        ])

    /// Every way out goes through here, so that each fault has its sentence and its number.
    static func main() async {
        // A reader that went away shows as an error of the write, not as the end of the program.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let ending = Ending(error) else { exit(withError: error) }
            Terminal.complain("rounds: " + ending.sentence)
            Glibc.exit(ending.reason.rawValue)
        }
    }

    private static var exitCodes: String {
        let lines = ExitReason.allCases.map { reason in
            "  \(reason.rawValue < 10 ? " " : "")\(reason.rawValue)  \(reason.meaning)"
        }
        return "EXIT CODES:\n" + lines.joined(separator: "\n") + "\n  64  The command line cannot be read."
    }
}
