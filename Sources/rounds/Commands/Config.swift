import ArgumentParser

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is configured, and where each value comes from.",
        discussion: "A default gives way to the file, the file to the environment (ROUNDS_LISTEN, …), that to a flag.")

    @OptionGroup var desk: DeskFlags
    @OptionGroup var flags: ServeFlags
    @OptionGroup var output: OutputFlags

    func run() throws {
        let configuration = try desk.configuration(flags.layer)
        for name in configuration.layers.unknownVariables {
            Terminal.complain("rounds: the environment variable \(name) means nothing here.")
        }
        let table = configuration.table
        try output.say(table) {
            columns(["KEY", "VALUE", "FROM", "MEANING"], table.map { [$0.key, $0.value, $0.source, $0.meaning] })
        }
    }
}
