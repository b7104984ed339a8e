import Synchronization

/// Counts what the desk does, for `/metrics`. One lock, held for a dictionary's look-up and a few additions.
public final class Meter: Sendable {
    struct Answered: Hashable {
        let route: String
        let status: Int
    }

    struct Figures {
        var answers: [Answered: UInt64] = [:]
        var routes: [String: Histogram] = [:]
        var reads = Histogram()
        var writes = Histogram()
        var databaseFaults: UInt64 = 0
        var jobs: [JobsEnded: UInt64] = [:]
        var probeLags = Histogram()
        var probes: [String: UInt64] = [:]
        var prober: (@Sendable () -> ProbeGauges)?
    }

    /// How the prober stands; lags in microseconds, nil before the first look.
    public struct ProbeGauges: Sendable {
        public var checks = 0
        public var running = 0
        public var held = 0
        public var unstored = 0
        public var skipped: UInt64 = 0
        public var lagHalf: Int64?
        public var lagMost: Int64?

        public init() {}
    }

    struct JobsEnded: Hashable {
        let kind: String
        let outcome: String
    }

    /// More routes than this are counted together, so that no caller can fill the memory.
    private static let mostRoutes = 500
    private let figures = Mutex(Figures())

    public init() {}

    /// - Parameter route: the route's pattern, `tickets/:id`, never an address somebody typed.
    func answered(_ route: String, _ status: Int, in took: Duration) {
        figures.withLock { figures in
            let known = figures.routes[route] != nil || figures.routes.count < Self.mostRoutes
            let route = known ? route : "others"
            figures.answers[Answered(route: route, status: status), default: 0] += 1
            figures.routes[route, default: Histogram()].add(took)
        }
    }

    /// - Parameter took: from the call to the answer: waiting for a connection or the writer's turn is part of it.
    func usedDatabase(writing: Bool, in took: Duration, failed: Bool) {
        figures.withLock { figures in
            if writing { figures.writes.add(took) } else { figures.reads.add(took) }
            if failed { figures.databaseFaults += 1 }
        }
    }

    public func endedJob(_ kind: String, _ outcome: String) {
        figures.withLock { $0.jobs[JobsEnded(kind: kind, outcome: outcome), default: 0] += 1 }
    }

    /// - Parameter lag: between the time a check was due and the time it was asked.
    public func beganProbe(lag: Duration) {
        figures.withLock { $0.probeLags.add(lag) }
    }

    public func endedProbe(_ verdict: String) {
        figures.withLock { $0.probes[verdict, default: 0] += 1 }
    }

    /// Says where to ask how the prober stands.
    public func watch(_ prober: @escaping @Sendable () -> ProbeGauges) {
        figures.withLock { $0.prober = prober }
    }

    var current: Figures { figures.withLock { $0 } }
}
