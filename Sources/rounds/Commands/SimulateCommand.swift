import ArgumentParser
import Glibc
import Logging
import RoundsAssets
import RoundsDomain
import ServiceLifecycle
import UnixSignals

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Play the systems, jobs and people of the demo hospital to its desk.",
        discussion: """
            `rounds serve --demo` plays them by itself. This is for a demo desk that was made by it and now runs with \
            --no-simulation, or to play another script at another speed. It opens ports on 127.0.0.1 only, and speaks with no desk but the \
            demo's. SIGTERM and SIGINT stop it.
            """)

    @Option(help: ArgumentHelp("Port of the first system; the others follow.", valueName: "port"))
    var portBase: Int?

    @Option(name: .customLong("desk"), help: ArgumentHelp("Where the desk answers.", valueName: "url"))
    var address: String = "http://127.0.0.1:8080"

    @OptionGroup var flags: ScriptFlags
    @OptionGroup var desk: DeskFlags

    func validate() throws {
        try flags.check()
        if let portBase, !(1_024...65_000).contains(portBase) {
            throw ValidationError("--port-base is a port from 1024 to 65000.")
        }
        if WebAddress(address) == nil { throw ValidationError("--desk is an address such as http://127.0.0.1:8080.") }
    }

    func run() async throws {
        let configuration = try desk.configuration()
        guard var keys = SimulationKeys.read(from: configuration.data) else {
            throw Ending(
                .refused,
                "There is no demo desk with a simulated hospital in \(configuration.data). `rounds serve --demo` makes one."
            )
        }
        if let portBase { keys.portBase = portBase }
        let simulation = Simulation(
            keys: keys, day: try flags.day(), speed: flags.speed, desk: { [address] in WebAddress(address) },
            say: { time, words in
                Terminal.write((time.isEmpty ? words : "\(time)  \(words)") + "\n", to: STDOUT_FILENO)
            }, warn: { Terminal.complain($0) }, isOptional: false, mark: nil)
        let group = ServiceGroup(
            services: [simulation], gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: "simulate"))
        do {
            try await configuration.whilePlayed(at: keys.portBase) { try await group.run() }
        } catch let ending as Ending where ending.reason == .address {
            throw Ending(.address, ending.sentence + " Choose others with --port-base.")
        }
    }
}

/// Which trouble, and how fast.
struct ScriptFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Minutes of the script that pass in one of ours, 1 to 1000.", valueName: "factor"))
    var speed: Double = 20

    @Option(help: ArgumentHelp("Which trouble is played: day or outage.", valueName: "name"))
    var script: String = "day"

    func check() throws {
        guard Simulation.speeds.contains(speed) else { throw ValidationError("--speed is a number from 1 to 1000.") }
        guard SimulationScripts.all.contains(where: { $0.name == script }) else {
            let names = SimulationScripts.all.map(\.name).joined(separator: ", ")
            throw ValidationError("There is no script “\(script)”. There is \(names).")
        }
    }

    func day() throws -> SimulatedDay {
        let text = SimulationScripts.all.first { $0.name == script }?.text ?? []
        return try SimulatedDay(script: String(decoding: text, as: UTF8.self))
    }
}
