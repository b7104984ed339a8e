import ArgumentParser

/// `rounds bench`: without more, it measures the desk. It has no options of its own: they would swallow those of the others.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure the desk.",
        subcommands: [BenchDesk.self, BenchProbes.self, BenchTargets.self], defaultSubcommand: BenchDesk.self)
}
