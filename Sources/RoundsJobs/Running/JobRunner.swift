import Logging
import RoundsDomain
import RoundsSQL
import RoundsStore
import ServiceLifecycle
import Synchronization

/// Does what is due, a few jobs at a time, on this node. Nodes on one database share the work: each job is leased by one
/// of them, and what a killed node held is taken over when its lease ends.
public struct JobRunner: ServiceLifecycle.Service {
    /// How a job ended here, for the desk's own figures.
    public enum Outcome: String, Sendable, CaseIterable {
        case done, failed, taken
    }

    let database: any Database
    let node: String
    let works: [Job.Kind: JobWork]
    let lease: Span
    let logger: Logger
    let now: @Sendable () -> Moment
    let attempts = Attempts()
    private let told: @Sendable (Job.Kind, Outcome, Duration) -> Void
    /// At most this many jobs run at once on a node.
    private let width: Int
    /// The tables are looked at this often even when nothing was announced, in seconds.
    private let longestWait: Int64 = 60

    /// - Parameters:
    ///   - node: a name no other process has.
    ///   - told: hears of each job's end.
    public init(
        database: any Database, node: String, works: [JobWork], logger: Logger, width: Int = 3, lease: Span = Job.lease,
        now: @escaping @Sendable () -> Moment,
        told: @escaping @Sendable (Job.Kind, Outcome, Duration) -> Void = { _, _, _ in }
    ) {
        self.database = database
        self.node = node
        self.works = Dictionary(works.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        self.logger = logger
        self.width = width
        self.lease = lease
        self.now = now
        self.told = told
    }

    /// Runs until the service group stops: then nothing new is begun and what runs is ended.
    public func run() async {
        let bell = Bell()
        let listening = Task {
            for await announcement in database.announcements() where announcement.wakesRunners { bell.ring() }
        }
        defer { listening.cancel() }
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                let running = Running()
                bell.ring()
                for await _ in bell.rings {
                    let jobs = await begin(free: width - running.count)
                    for job in jobs {
                        running.add(1)
                        group.addTask {
                            await carryOut(job)
                            running.add(-1)
                            bell.ring()
                        }
                    }
                    bell.ring(after: .milliseconds(await pause()))
                }
            }
        } onGracefulShutdown: {
            bell.end()
        }
    }

    /// Does everything that is due, and returns. For the command line and for tests.
    public func runDue() async {
        while true {
            let jobs = await begin(free: width)
            guard !jobs.isEmpty else { return }
            for job in jobs { await carryOut(job) }
        }
    }

    private func begin(free: Int) async -> [Job] {
        guard free > 0 else { return [] }
        do {
            let moment = now()
            return try await database.write { tx in
                try tx.leaseJobs(of: Array(works.keys), by: node, at: moment, lease: lease, limit: free) { job in
                    try works[job.kind]?.lost(tx, job, moment)
                }
            }
        } catch {
            logger.warning("jobs wait for the database", metadata: ["fault": "\(type(of: error))"])
            return []
        }
    }

    /// Milliseconds until something can be begun.
    private func pause() async -> Int64 {
        let longest = longestWait * 1_000
        guard let due = try? await database.read({ try $0.nextJobDue(of: Array(works.keys)) }) else { return longest }
        // A full house is woken by the job that ends.
        return min(max((due - now()).milliseconds, 200), longest)
    }

    private func carryOut(_ job: Job) async {
        guard let work = works[job.kind] else { return }
        let clock = ContinuousClock()
        let start = clock.now
        let outcome: Outcome
        do {
            try await end(job, work, try await hold(job, while: work))
            outcome = .done
        } catch is JobTaken {
            outcome = .taken
        } catch {
            outcome = await fail(job, work, error)
        }
        logger.log(
            level: outcome == .done ? .info : .warning, "job \(outcome.rawValue)",
            metadata: ["kind": "\(job.kind.rawValue)", "key": "\(job.key)", "attempt": "\(job.attempt)"])
        told(job.kind, outcome, clock.now - start)
    }
}

/// How many jobs run on this node now.
private final class Running: Sendable {
    private let number = Atomic<Int>(0)

    var count: Int { number.load(ordering: .relaxed) }

    func add(_ step: Int) {
        number.add(step, ordering: .relaxed)
    }
}

extension Announcement {
    fileprivate var wakesRunners: Bool { topic == Announcement.jobs.topic || topic == "outside" }
}
