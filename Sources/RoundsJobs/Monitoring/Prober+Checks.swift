import Logging
import RoundsDomain
import RoundsProtocols
import RoundsSQL
import RoundsStore

extension Prober.Ends {
    /// Asks the desk's own checks and takes down what they say.
    /// - Parameter node: this one among those that share the checks; nil when there is no other.
    public init(
        database: any Database, network: ProbeNetwork, node: ProbeNode? = nil, logger: Logger,
        now: @escaping @Sendable () -> Moment,
        told: @escaping @Sendable (Prober.Told) -> Void = { _ in }
    ) {
        self.init(
            load: {
                let checks = try await database.askedChecks()
                return (node?.own(checks) ?? checks).compactMap { ScheduledProbe($0, logger: logger) }
            },
            changes: { node?.changes(besides: database.changesOfChecks()) ?? database.changesOfChecks() },
            ask: { probe in
                // A node that was frozen does not ask what another one took over.
                guard node?.holds != false else { return nil }
                return await network.look(at: probe.target, patience: probe.patience, quiet: probe.quiet, now: now)
            },
            record: { outcomes in
                let readings = outcomes.map { CheckedReading(Check.ID($0.id), Check.Reading($0), of: $0.line) }
                let moment = now()
                try await database.write { try $0.record(readings, at: moment) }
            },
            told: told)
    }
}

extension Database {
    /// Read in pages, so that no writer waits for all of them. None while this is a restored copy that nobody released: the
    /// hospital's systems hear of one desk only.
    fileprivate func askedChecks() async throws -> [AskedCheck] {
        guard try await read({ try !$0.isHeld() }) else { return [] }
        var found: [AskedCheck] = []
        while found.count < 100_000 {
            let last = found.last?.id
            let page = try await read { try $0.askedChecks(after: last, limit: 2_000) }
            found += page
            if page.count < 2_000 { break }
        }
        return found
    }

    /// Rings when something about a check was committed, on whichever node.
    fileprivate func changesOfChecks() -> AsyncStream<Void> {
        let (stream, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let listening = Task {
            for await announcement in announcements()
            where announcement.topic.hasPrefix("check:") || announcement.topic == "outside" {
                bell.yield()
            }
            bell.finish()
        }
        bell.onTermination = { _ in listening.cancel() }
        return stream
    }
}

extension ScheduledProbe {
    /// Nil, with a line in the log, for a target that cannot be read.
    fileprivate init?(_ check: AskedCheck, logger: Logger) {
        guard let target = try? ProbeTarget(line: check.asking.target) else {
            logger.error("a check's target cannot be read", metadata: ["check": "\(check.id)"])
            return nil
        }
        let quiet = min(check.asking.timeout, .seconds(10))
        self.init(
            id: check.id.number, target: target, line: check.asking.target, interval: check.asking.interval,
            attempts: check.attempts, patience: check.asking.timeout, quiet: quiet)
    }
}

extension Check.Reading {
    fileprivate init(_ outcome: ProbeOutcome) {
        let result = outcome.result
        self.init(
            at: outcome.ended, verdict: result.verdict, reason: result.reason,
            took: result.phases.whole.map { Span(milliseconds: ($0 + 500) / 1_000) }, phases: result.phases,
            certificateEnds: result.certificateEnds)
    }
}
