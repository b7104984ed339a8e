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
        let certificate = try configuration.tls.map { files throws(Ending) in try LoadedCertificate(files) }
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
        try await configuration.listen.tryOut()
        let database = try await configuration.openForServing { Terminal.complain($0) }
        do {
            try await serve(configuration, database, certificate, logger)
        } catch {
            await database.close()
            throw error
        }
    }

    private func serve(
        _ configuration: Configuration, _ database: any Database, _ certificate: LoadedCertificate?, _ logger: Logger
    ) async throws {
        let keys = try await DeskKeys.open(for: database, in: configuration.data)
        let opening = Opening(
            configuration: configuration, database: database, wantsDemo: demo, wantsSimulation: !noSimulation,
            say: { Terminal.complain($0) })
        let state = try await opening.prepare(at: .now())
        let whereabouts = Whereabouts()
        let running = RunningDesk(
            configuration: configuration, database: database, keys: keys, certificate: certificate,
            siteName: state.siteName(configuration), logger: logger,
            simulation: try state.simulation.map {
                try simulation($0, in: configuration.data, at: whereabouts, logger)
            })
        try await running.run { url in
            whereabouts.tell(url)
            let address = configuration.publicURL ?? url
            await DeskAddress.keep(address, in: database)
            if let words = unheard(state, configuration) { Terminal.complain(words) }
            // At once, because somebody may wait for these words behind a pipe.
            Terminal.write(state.welcome(at: address, configuration) + "\n", to: STDOUT_FILENO)
        }
    }

    /// A desk that is there stays what it is; nil when nothing else was asked for.
    private func unheard(_ state: Opening.State, _ configuration: Configuration) -> String? {
        let other = configuration.isPostgres ? "database: --database postgres://…" : "folder: --data DIR"
        let place = configuration.place
        if empty, state.isDemo {
            return "--empty changes nothing: the demo hospital lives in \(place). "
                + "For an empty desk name another \(other)."
        }
        guard demo, !state.isDemo else { return nil }
        return "--demo changes nothing: a desk lives in \(place). For the demo hospital name another \(other)."
    }

    private func simulation(
        _ keys: SimulationKeys, in data: String, at whereabouts: Whereabouts, _ logger: Logger
    ) throws -> Simulation {
        Simulation(
            keys: keys, day: try scripts.day(), speed: scripts.speed, desk: { await whereabouts.wait() },
            say: { time, words in
                logger.info("simulated hospital: \(words)", metadata: time.isEmpty ? [:] : ["at": "\(time)"])
            },
            warn: { words in
                logger.warning("the demo hospital is not played", metadata: ["fault": "\(words)"])
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
