import RoundsDomain
import RoundsSQL
import RoundsStore

/// A demo desk whose hospital is not played: who asks a system that nobody plays is refused, and a whole hospital would seem
/// to be down. So its checks are paused and say why, until the simulation lets them go on.
enum DemoPause {
    static let reason = "The demo runs without its simulation: nothing plays what this check asks."

    /// Pauses the checks of all that the simulation plays; what people paused by hand stays theirs.
    /// - Parameter ports: where the first of the systems would answer.
    /// - Returns: how many stand paused for this reason.
    static func begin(_ tx: any Transaction, ports: Int, at now: Moment) throws -> Int {
        let targets = try targets(ports: ports)
        let jobs = Set(SimulatedJob.all.map(\.slug))
        var count = 0
        for watched in try tx.checks(after: nil, limit: 1_000).checks {
            let isPlayed: Bool =
                switch watched.means {
                case .probe(let asking): targets.contains(asking.target)
                case .heartbeat(_, let slug): jobs.contains(slug)
                }
            guard isPlayed else { continue }
            if watched.isPaused {
                if watched.standing.reason == reason { count += 1 }
            } else {
                _ = try tx.pauseCheck(watched.id, reason: reason, by: .desk, at: now)
                count += 1
            }
        }
        return count
    }

    /// As checks keep them. What never answers fails with the simulation as well.
    private static func targets(ports: Int) throws -> Set<String> {
        var targets: Set<String> = []
        for (place, system) in SimulatedSystem.all.enumerated() where system.manner != .nothing {
            targets.insert(try ProbeTarget(line: system.target(port: ports + place)).line)
        }
        return targets
    }
}
