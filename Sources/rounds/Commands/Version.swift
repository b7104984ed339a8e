import ArgumentParser
import RoundsDomain
import RoundsStore

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say which Rounds this is.")

    @OptionGroup var output: OutputFlags

    private struct Answer: Encodable {
        let version: String
        let schema: Int
    }

    func run() throws {
        let answer = Answer(version: Product.version, schema: Migrations.all.count)
        try output.say(answer) { "Rounds \(answer.version), schema \(answer.schema)" }
    }
}

struct Completion: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a completion script for a shell.",
        discussion: "For example: rounds completion bash > /etc/bash_completion.d/rounds")

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    func run() {
        let kind: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        print(Rounds.completionScript(for: kind))
    }
}
