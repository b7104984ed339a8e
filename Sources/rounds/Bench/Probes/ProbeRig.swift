import Foundation
import Glibc
import Logging
import RoundsDomain
import RoundsEngines
import RoundsJobs
import RoundsProtocols
import RoundsSQL
import Synchronization

/// One turn: a prober that stores what it finds, and targets in another process.
struct ProbeRig {
    let checks: Int
    let interval: Int
    let seconds: Int
    let silent: Int

    func turn() async throws -> ProbeTurn {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rounds-bench-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let targets = try TargetProcess(log: folder + "/arrivals")
        let database = try Engines.open(url: folder)
        _ = try await database.migrate(Self.schema)
        let network = try ProbeNetwork()
        let probes = try (1...Int64(checks)).map { try probe($0, targets) }
        let seen = Seen()
        let prober = prober(probes, network, database, seen)
        let running = Task { await prober.run() }
        try await Task.sleep(for: .seconds(interval))
        let (cpu, from) = (Self.processor(), Self.wall())
        seen.begin()
        try await Task.sleep(for: .seconds(seconds))
        let until = Self.wall()
        let used = Self.processor() - cpu
        let lags = seen.lags
        let skipped = prober.figures.skipped
        running.cancel()
        await running.value
        await network.shutDown()
        let memory = Self.memory()
        await database.close()
        let arrivals = try targets.stop().filter { (from..<until).contains($0.at) }
        return ProbeTurn(
            checks: checks, interval: interval, silentPercent: silent,
            rate: Double(lags.all) / Double(seconds), processorPercent: used / Double(seconds) * 100,
            lag: .init(lags.answering), arrival: .init(arrivals.map { late($0, probes) }),
            burst: burst(arrivals, from: from), coverage: coverage(arrivals, from: from), stored: seen.stored,
            skipped: skipped, memory: memory)
    }

    private func isSilent(_ id: Int64) -> Bool { Int(id * 37 % 100) < silent }

    private func probe(_ id: Int64, _ targets: TargetProcess) throws -> ScheduledProbe {
        let host = "127.\(1 + id >> 16).\(id >> 8 & 255).\(id & 255)"
        let port = isSilent(id) ? targets.silent : id % 2 == 0 ? targets.page : targets.port
        let line = id % 2 == 0 ? "http://\(host):\(port)/" : "tcp://\(host):\(port)"
        return ScheduledProbe(id: id, target: try ProbeTarget(line: line), interval: .seconds(Int64(interval)))
    }

    private func prober(
        _ probes: [ScheduledProbe], _ network: ProbeNetwork, _ database: any Database, _ seen: Seen
    ) -> Prober {
        Prober(
            Prober.Ends(
                load: { probes }, changes: { AsyncStream { _ in } },
                ask: { probe in
                    await network.look(
                        at: probe.target, patience: probe.patience, quiet: probe.quiet, now: Moment.now)
                },
                record: { outcomes in
                    try await database.write { tx in for outcome in outcomes { try tx.keep(outcome) } }
                    seen.store(outcomes.count)
                },
                told: { told in
                    if case .began(let id, let lag) = told { seen.began(lag, answers: !isSilent(id)) }
                }),
            logger: Logger(label: "bench"))
    }

    /// Microseconds from the place in time that lies nearest before an arrival.
    private func late(_ arrival: Arrival, _ probes: [ScheduledProbe]) -> Int64 {
        let probe = probes[Int(arrival.id) - 1]
        // A clock may be read a little before the place it stands for.
        return arrival.at - probe.place(after: arrival.at + 1_000 - probe.interval.milliseconds * 1_000)
    }

    private func burst(_ arrivals: [Arrival], from: Int64) -> Double {
        var counts = [Int](repeating: 0, count: seconds * 10 + 1)
        for arrival in arrivals { counts[min(Int((arrival.at - from) / 100_000), counts.count - 1)] += 1 }
        let mean = Double(arrivals.count) / Double(seconds * 10)
        return mean == 0 ? 0 : Double(counts.max() ?? 0) / mean
    }

    private func coverage(_ arrivals: [Arrival], from: Int64) -> Double {
        var reached: [Int64: Set<Int64>] = [:]
        for arrival in arrivals {
            reached[arrival.id, default: []].insert((arrival.at - from) / Int64(interval * 1_000_000))
        }
        let answering = (1...Int64(checks)).count { !isSilent($0) }
        let whole = max(1, seconds / interval)
        return Double(reached.values.count { $0.count >= whole }) / Double(max(1, answering)) * 100
    }

    private static func processor() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }

    static func wall() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    private static func memory() -> Int64 {
        let text = FileManager.default.contents(atPath: "/proc/self/statm").map { String(decoding: $0, as: UTF8.self) }
        return (text?.split(separator: " ").dropFirst().first.flatMap { Int64($0) } ?? 0) * 4_096
    }
}

/// What the prober told while it was measured.
private final class Seen: Sendable {
    private struct Figures {
        var isOn = false
        var all = 0
        var answering: [Int64] = []
        var stored = 0
    }

    private let figures = Mutex(Figures())

    var lags: (all: Int, answering: [Int64]) { figures.withLock { ($0.all, $0.answering) } }
    var stored: Int { figures.withLock(\.stored) }

    func begin() { figures.withLock { $0 = Figures(isOn: true) } }

    func began(_ lag: Duration, answers: Bool) {
        figures.withLock { figures in
            guard figures.isOn else { return }
            figures.all += 1
            if answers { figures.answering.append(lag.microseconds) }
        }
    }

    func store(_ count: Int) {
        figures.withLock { if $0.isOn { $0.stored += count } }
    }
}

extension Duration {
    fileprivate var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
