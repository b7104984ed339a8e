import ArgumentParser
import Foundation
import Glibc
import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open the desk and answer until told to stop.",
        discussion: "SIGTERM and SIGINT stop it gracefully, a second one at once. SIGHUP loads the certificate again.")

    @Flag(help: "A new desk begins empty, with a link for its first administrator. This is the default.")
    var empty = false

    @Flag(help: "A new desk begins as the hospital Cedar Hollow, with people and tickets to look at.")
    var demo = false

    @Flag(help: "The demo hospital's systems are not played and their checks paused; a new demo then has no checks.")
    var noSimulation = false

    @OptionGroup(title: "Simulation") var scripts: ScriptFlags
    @OptionGroup var desk: DeskFlags
    @OptionGroup var flags: ServeFlags

    func validate() throws {
        if empty, demo { throw ValidationError("--empty and --demo do not go together.") }
        try scripts.check()
    }

    func run() async throws {
        let configuration = try desk.configuration(flags.layer)
        Heaps.keepFew()
        // What the desk writes is read by the desk's user alone.
        umask(0o077)
        let logger = startLogging(configuration)
        for name in configuration.layers.unknownVariables {
            logger.warning("an environment variable means nothing here", metadata: ["name": "\(name)"])
        }
        try configuration.makeDataFolder()
        let lock = try FolderLock(configuration.data)
        defer { withExtendedLifetime(lock) {} }
        try configuration.checkNothingIsMissing()
        let database = try await configuration.openForServing { Terminal.complain($0) }
        do {
            try await serve(configuration, database, logger)
        } catch {
            await database.close()
            throw error
        }
    }

    private func serve(_ configuration: Configuration, _ database: any Database, _ logger: Logger) async throws {
        let keys = try await DeskKeys.open(for: database, in: configuration.data)
        let opening = Opening(
            configuration: configuration, database: database, wantsDemo: demo, wantsSimulation: !noSimulation)
        let state = try await opening.prepare(at: .now())
        let whereabouts = Whereabouts()
        let running = RunningDesk(
            configuration: configuration, database: database, keys: keys,
            siteName: state.siteName(configuration), logger: logger,
            simulation: try state.simulation.map {
                try simulation($0, in: configuration.data, at: whereabouts, logger)
            })
        try await running.run { url in
            whereabouts.tell(url)
            // At once, because somebody may wait for these words behind a pipe.
            if empty, state.isDemo {
                Terminal.complain(
                    "--empty changes nothing: the demo hospital lives in \(configuration.data). "
                        + "For an empty desk name another folder: --data DIR.")
            }
            Terminal.write(state.welcome(at: configuration.publicURL ?? url, configuration) + "\n", to: STDOUT_FILENO)
        }
    }

    private func simulation(
        _ keys: SimulationKeys, in data: String, at whereabouts: Whereabouts, _ logger: Logger
    ) throws -> Simulation {
        Simulation(
            keys: keys, day: try scripts.day(), speed: scripts.speed, desk: { await whereabouts.wait() },
            say: { time, words in
                logger.info("simulated hospital: \(words)", metadata: time.isEmpty ? [:] : ["at": "\(time)"])
            }, isOptional: true, mark: ScriptMark(data: data, script: scripts.script))
    }

    private func startLogging(_ configuration: Configuration) -> Logger {
        let asJSON =
            switch configuration.logFormat {
            case .auto: !Terminal.errorIsTerminal
            case .json: true
            case .text: false
            }
        let level = configuration.logLevel
        LoggingSystem.bootstrap { _ in LogLines(asJSON: asJSON, level: level) }
        return Logger(label: "rounds")
    }
}
