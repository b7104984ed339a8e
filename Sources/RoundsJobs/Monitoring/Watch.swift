import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore
import ServiceLifecycle

/// Goes round every two seconds: says that the desk is there, finds heartbeats that stayed away, and asks bad checks what
/// they need. When it could not go round for longer, that time is the desk's own absence and nobody else's fault; but not when
/// it was awake and only waited for others to write.
public struct Watch: ServiceLifecycle.Service {
    private let database: any Database
    private let node: String?
    private let clocks: Clocks
    private let zone: Zone
    private let logger: Logger
    private let now: @Sendable () -> Moment
    private let files: FileWatch?
    private let pace: Pace
    let awake = Awake()
    /// Hears when a round was made, and whether the desk is a restored copy that nobody has released.
    private let told: @Sendable (_ at: Moment, _ isCopy: Bool) -> Void

    struct Pace: Sendable {
        /// Between two rounds.
        var pause = Duration.seconds(2)
        /// How often it notices that it runs, also while a round waits for the database.
        var glance = Duration.seconds(1)
    }

    /// Every eighth round asks all bad checks anew, every 30th looks for files, every 150th folds hours into days.
    private static let sweepEvery = 8
    private static let foldEvery = 150
    private static let filesEvery = 30

    /// - Parameters:
    ///   - node: this one's name among those that share the database; nil when there is no other.
    ///   - zone: the site's.
    ///   - roots: folders below which files may prove backups; none are looked at without.
    public init(
        database: any Database, node: String? = nil, clocks: Clocks = .installed, in zone: Zone, roots: [String] = [],
        logger: Logger, now: @escaping @Sendable () -> Moment,
        told: @escaping @Sendable (_ at: Moment, _ isCopy: Bool) -> Void = { _, _ in }
    ) {
        let finder = FileFinder(roots: roots)
        let files = FileEvidence(database: database, now: now, newest: { finder.newest($0) })
        self.init(
            database: database, node: node, clocks: clocks, in: zone, files: roots.isEmpty ? nil : files,
            logger: logger, now: now, told: told)
    }

    /// - Parameter files: finds those that prove backups; nil when none are looked at.
    init(
        database: any Database, node: String? = nil, clocks: Clocks = .installed, in zone: Zone, files: FileEvidence?,
        pace: Pace = Pace(), logger: Logger, now: @escaping @Sendable () -> Moment,
        told: @escaping @Sendable (_ at: Moment, _ isCopy: Bool) -> Void = { _, _ in }
    ) {
        self.database = database
        self.node = node
        self.clocks = clocks
        self.zone = zone
        self.logger = logger
        self.now = now
        self.told = told
        self.pace = pace
        self.files = files.map { FileWatch($0, logger: logger) }
    }

    public func run() async {
        await cancelWhenGracefulShutdown {
            async let staying: Void = stayAwake()
            var round = 0
            while !Task.isCancelled {
                if await go(round) { round += 1 }
                guard (try? await Task.sleep(for: pace.pause)) != nil else { break }
            }
            files?.end()
            await staying
        }
    }

    /// Notices that the desk runs, also while a round waits for the database.
    private func stayAwake() async {
        while (try? await Task.sleep(for: pace.glance)) != nil { awake.notice(at: now()) }
    }

    /// One round.
    /// - Parameter number: 0 for the first since the program started.
    /// - Returns: false when the database could not be reached: then the desk is not there.
    public func go(_ number: Int) async -> Bool {
        let moment = now()
        let since = awake.notice(at: moment)
        let sweeps = number % Self.sweepEvery == 0
        do {
            let (absence, isCopy) = try await database.write { tx in
                // Where another node watches, this one's start ends nothing: only a gap in all their rounds does.
                let isAlone = try !tx.hasProbers(besides: node)
                let absence = try tx.noteWatch(
                    at: moment, isStart: isAlone && number == 0, isAlone: isAlone, awakeSince: since)
                _ = try tx.watchOver(clocks: clocks, in: zone, sweeps: sweeps, at: moment)
                return (absence, try tx.isHeld())
            }
            if let absence {
                let seconds = (absence.until - absence.from).milliseconds / 1_000
                logger.warning("the desk watched nothing for a while", metadata: ["seconds": "\(seconds)"])
            }
            if number % Self.foldEvery == 0 { await fold(at: moment) }
            if number % Self.filesEvery == 0 { files?.begin() }
            told(moment, isCopy)
            return true
        } catch {
            if (error as? StorageError) != .busy { awake.begin(at: now()) }
            logger.warning("the watch waits for the database", metadata: ["fault": "\(error.word)"])
            return false
        }
    }

    /// What cannot be folded now is folded the next time: the round is made all the same.
    private func fold(at moment: Moment) async {
        do {
            for _ in 0..<1_000 {
                guard try await database.write({ try $0.rollUp(at: moment) }) > 0 else { return }
            }
        } catch {
            logger.warning("hours of checks wait to be folded into days", metadata: ["fault": "\(error.word)"])
        }
    }
}
