import Crypto
import Foundation
import Glibc
import Logging
import RoundsDomain
import RoundsJobs
import RoundsProtocols
import RoundsSQL
import RoundsStore
import RoundsWeb
import ServiceLifecycle

/// The desk with all its parts, from the first request to the last.
struct RunningDesk: Sendable {
    let configuration: Configuration
    let database: any Database
    let keys: DeskKeys
    let certificate: LoadedCertificate?
    let siteName: String
    let logger: Logger
    /// Of a demo desk: who plays its hospital.
    let simulation: Simulation?

    /// Answers until it is told to stop, and returns after the database is closed.
    func run(_ ready: @escaping @Sendable (String) async -> Void) async throws {
        let meter = Meter()
        let metered = MeteredDatabase(database, meter: meter)
        let file = CheckpointFile(folder: configuration.data)
        let evidence = Evidence(key: keys.checkpoint.publicKey, kept: { try file.read() })
        let desk = Desk(
            database: metered, settings: settings, meter: meter, evidence: evidence, now: Moment.now)
        let runner = try await runner(on: metered, meter: meter)
        let address = configuration.listen
        let web = WebFloor(desk: desk, address: address, certificate: certificate, logger: logger) { port in
            await ready(address.url(secure: certificate != nil, port: port))
        }
        // A file belongs to one program; a PostgreSQL database may have several nodes.
        let name = configuration.isPostgres ? Self.nodeName() : nil
        let watch = Watch(
            database: metered, node: name, in: configuration.zone, roots: configuration.backupFiles, logger: logger,
            now: Moment.now,
            told: { [seen = desk.watchSeen] in seen.note($0, isCopy: $1) })
        let network = try ProbeNetwork()
        let node = name.map { ProbeNode(database: metered, name: $0, logger: logger) }
        let prober = prober(on: metered, over: network, as: node, meter: meter)
        let parts: [any ServiceLifecycle.Service] = [runner, watch, prober, web] + (node.map { [$0] } ?? [])
        let played: [any ServiceLifecycle.Service] = simulation.map { [$0] } ?? []
        var services = ServiceGroupConfiguration(services: parts + played, logger: logger)
        services.maximumGracefulShutdownDuration = .seconds(Signals.patience)
        let group = ServiceGroup(configuration: services)
        let signals = Task { await Signals.obey(stopping: group, certificate: certificate, logger: logger) }
        defer { signals.cancel() }
        do {
            try await group.run()
        } catch is CancellationError {
            logger.warning("some requests were cut short")
        }
        await network.shutDown()
        await database.close()
        logger.info("stopped")
    }

    private var settings: Desk.Settings {
        Desk.Settings(
            siteName: siteName, zone: configuration.zone, shifts: configuration.shifts,
            publicURL: configuration.publicURL,
            sessions: configuration.sessions, trustedProxies: configuration.trustedProxies,
            answersTLS: configuration.tls != nil, looksAtFiles: !configuration.backupFiles.isEmpty,
            rate: RateLimit.Rule(perSecond: configuration.rate, burst: 4 * configuration.rate))
    }

    private func runner(on database: any Database, meter: Meter) async throws -> JobRunner {
        let plan = configuration.plan
        let (zone, night) = (configuration.zone, Night(plan, backup: configuration.backupAt))
        let file = CheckpointFile(folder: configuration.data)
        let works: [JobWork] = [
            .checkpoint(database, key: keys.checkpoint, file: file, at: night.checkpoint, in: zone),
            .foldClocks(database), .closeTickets(database, now: Moment.now),
            .sweep(database, sessions: configuration.sessions, at: night.sweep, in: zone, now: Moment.now),
            .roundWatch(plan),
            .plan(at: night.plan, in: zone),
            .backup(
                configuration.backup(of: database), on: BackupShelf(folder: configuration.backupFolder),
                keep: configuration.backupKeep, at: night.backup, in: zone, now: Moment.now),
        ]
        let now = Moment.now()
        try await database.write { tx in
            for draft in night.drafts(after: now, in: zone) { try tx.keepComing(draft, at: now) }
            try tx.keepComing(.closeTickets(after: now), at: now)
            try tx.tellIfLate(plan, at: now)
            // What came round while the desk stood still is there from the first page on.
            try tx.planRuns(on: zone.day(of: now), at: now)
        }
        return JobRunner(
            database: database, node: Self.nodeName(), works: works, logger: logger, now: Moment.now,
            told: { kind, outcome, _ in meter.endedJob(kind.rawValue, outcome.rawValue) })
    }

    /// Host, process and four random letters: no two processes have the same, even when a number is used again.
    private static func nodeName() -> String {
        let host = ProcessInfo.processInfo.hostName
        let random = (0..<4).compactMap { _ in "abcdefghjkmnpqrstuvwxyz".randomElement() }
        return "\(host.prefix(60)):\(getpid()):\(String(random))"
    }
}

/// When the desk does its own work, by the site's clocks.
struct Night: Sendable {
    let backup: DailyTime
    let checkpoint: DailyTime
    let sweep: DailyTime
    let plan: DailyTime
    let roundWatch: DailyTime

    init(_ shifts: ShiftPlan, backup: DailyTime) {
        self.backup = backup
        checkpoint = DailyTime(hour: 0, minute: 5)
        sweep = DailyTime(hour: 3, minute: 40)
        plan = DailyTime(hour: 0, minute: 10)
        roundWatch = DailyTime(shifts)
    }

    func drafts(after now: Moment, in zone: Zone) -> [Job.Draft] {
        [
            checkpoint.draft(.checkpoint, after: now, in: zone), sweep.draft(.sweep, after: now, in: zone),
            backup.draft(.backup, after: now, in: zone), plan.draft(.plan, after: now, in: zone),
            roundWatch.draft(.roundWatch, after: now, in: zone),
        ]
    }
}
