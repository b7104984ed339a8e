import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore
import ServiceLifecycle
import Synchronization

/// This node among those that share the checks of one database: counts up, sees who else is there, and says which checks are
/// its own. Where one program has the database to itself, it is not needed.
public final class ProbeNode: ServiceLifecycle.Service {
    private let database: any Database
    private let name: String
    private let logger: Logger
    private let now: @Sendable () -> Moment
    private let share: Mutex<ProbeShare>
    private let changed: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - name: no other process has it.
    ///   - now: a clock that runs evenly and that only this node reads; the machine's when nil.
    public init(
        database: any Database, name: String, logger: Logger,
        now: (@Sendable () -> Moment)? = nil
    ) {
        self.database = database
        self.name = name
        self.logger = logger
        self.now = now ?? { ProbeClock.steady }
        share = Mutex(ProbeShare(node: name))
        (changed, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    public func run() async {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                await beat()
                guard (try? await Task.sleep(for: .milliseconds(ProbeShare.beat.milliseconds))) != nil else { break }
            }
        }
        bell.finish()
        // Nobody waits for a node that said goodbye; one that could not is missed soon.
        try? await database.write { [name] tx in try tx.leaveProbers(name) }
    }

    /// Counts up once.
    public func beat() async {
        let (begun, gone) = (now(), share.withLock { $0.gone(at: now()) })
        do {
            let rows = try await database.write { [name] tx in try tx.beatProber(name, forgetting: gone) }
            let heard = now()
            let (isOther, living) = share.withLock { share in
                (share.heard(rows, begun: begun, now: heard), share.living.count)
            }
            guard isOther else { return }
            logger.info("the checks are shared anew", metadata: ["nodes": "\(living)"])
            bell.yield()
        } catch {
            logger.warning("this node could not say that it is there", metadata: ["fault": "\(error.word)"])
        }
    }

    /// Those of them that are this node's.
    func own(_ checks: [AskedCheck]) -> [AskedCheck] {
        share.withLock { share in checks.filter { share.has($0.id) } }
    }

    /// False while nobody may rely on this node being the only one.
    var holds: Bool { share.withLock { $0.holds(at: now()) } }

    /// Rings when other checks are its own.
    func changes(besides others: AsyncStream<Void>) -> AsyncStream<Void> {
        let (stream, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let listening = [others, changed].map { source in
            Task { for await _ in source { bell.yield() } }
        }
        bell.onTermination = { _ in for task in listening { task.cancel() } }
        return stream
    }
}
