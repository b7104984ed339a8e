import Logging
import RoundsDomain
import ServiceLifecycle
import Synchronization

/// Asks every check's target at its times, and hands what it hears to the store.
///
/// Checks are spread over their interval by their number. One loop waits for the next due time; a look under way costs a
/// socket and a small task, so that targets which swallow what they are asked hold up nobody.
public final class Prober: ServiceLifecycle.Service {
    /// One look, as it is told to whoever counts.
    public enum Told: Sendable {
        /// Of which check, and how late.
        case began(Int64, lag: Duration)
        case ended(Verdict)
    }

    /// What the prober has to do with the rest of the desk.
    public struct Ends: Sendable {
        let load: @Sendable () async throws -> [ScheduledProbe]
        let changes: @Sendable () -> AsyncStream<Void>
        let ask: @Sendable (ScheduledProbe) async -> ProbeResult?
        let record: @Sendable ([ProbeOutcome]) async throws -> Void
        let told: @Sendable (Told) -> Void

        /// - Parameters:
        ///   - load: all checks that are to be asked.
        ///   - changes: tells that `load` has something new to say.
        ///   - ask: takes one look, within the probe's patience; nil says nothing about the target.
        ///   - record: stores outcomes together. While the database is away, full or read-only, the same outcomes are tried
        ///     again, in the same order; for any other fault each is tried by itself, and what is refused then is dropped.
        public init(
            load: @escaping @Sendable () async throws -> [ScheduledProbe],
            changes: @escaping @Sendable () -> AsyncStream<Void>,
            ask: @escaping @Sendable (ScheduledProbe) async -> ProbeResult?,
            record: @escaping @Sendable ([ProbeOutcome]) async throws -> Void,
            told: @escaping @Sendable (Told) -> Void = { _ in }
        ) {
            self.load = load
            self.changes = changes
            self.ask = ask
            self.record = record
            self.told = told
        }
    }

    private struct State {
        var board: ProbeBoard
        var clock = ProbeClock()
        var lags = LagWindow()
        var isStale = true
        /// When it was last read what is to be asked.
        var loadedAt = Int64.min
        /// When the loop looks again by itself.
        var wakes = Int64.max
    }

    private let ends: Ends
    private let logger: Logger
    private let gather: Duration
    private let state: Mutex<State>
    private let buffer = OutcomeBuffer()
    private let bell = Bell()
    /// Begun at once in one turn of the loop; a burst after a halt is spread over turns of ten milliseconds.
    private let startsPerTurn = 64

    /// - Parameter gather: how long outcomes are collected for one commit.
    public init(
        _ ends: Ends, budget: SocketBudget = .third, gather: Duration = .milliseconds(250), logger: Logger
    ) {
        self.ends = ends
        self.logger = logger
        self.gather = gather
        state = Mutex(State(board: ProbeBoard(budget)))
    }

    public var figures: ProberFigures {
        let unstored = buffer.count
        return state.withLock { state in
            let lags = state.lags.quantiles
            return ProberFigures(
                checks: state.board.count, running: state.board.running, held: state.board.held,
                skipped: state.board.skipped, unstored: unstored, lagHalf: lags?.half, lagMost: lags?.most)
        }
    }

    /// Runs until the service group stops: what is under way is broken off, what was found is stored.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in
                await buffer.drain(gather: gather, logger: logger, into: ends.record) { [bell] in bell.ring() }
            }
            await ask()
            buffer.end()
        }
    }

    private func ask() async {
        let listening = Task { [self] in
            for await _ in ends.changes() {
                state.withLock { $0.isStale = true }
                bell.ring()
            }
        }
        defer { listening.cancel() }
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                bell.ring()
                for await _ in bell.rings {
                    await refresh()
                    for start in take() {
                        group.addTask { [self] in await carryOut(start) }
                    }
                    bell.ring(after: pause())
                }
                group.cancelAll()
            }
        } onGracefulShutdown: { [bell] in
            bell.end()
        }
    }

    private func refresh() async {
        let isDue = state.withLock { state in
            // Many changes in a second are read together.
            guard state.isStale, state.loadedAt < state.clock.now - 1_000_000 else { return false }
            state.isStale = false
            state.loadedAt = state.clock.now
            return true
        }
        guard isDue else { return }
        do {
            let probes = try await ends.load()
            state.withLock { $0.board.replace(probes, at: $0.clock.now) }
        } catch {
            state.withLock { $0.isStale = true }
            logger.warning("checks wait for the database", metadata: ["fault": "\(error.word)"])
        }
    }

    private func take() -> [ProbeBoard.Start] {
        guard !buffer.isFull else { return [] }
        let starts = state.withLock { state in
            if state.clock.follow() {
                state.board.plan(anewAt: state.clock.now)
                state.loadedAt = .min
            }
            let now = state.clock.now
            let starts = state.board.take(startsPerTurn, at: now)
            for start in starts { state.lags.add(max(0, now - start.due)) }
            return starts.map { ($0, max(0, now - $0.due)) }
        }
        for (start, lag) in starts { ends.told(.began(start.probe.id, lag: .microseconds(lag))) }
        return starts.map(\.0)
    }

    /// At most a second, so that a clock that was set is noticed.
    private func pause() -> Duration {
        state.withLock { state in
            let now = state.clock.now
            var next = state.board.nextDue ?? .max
            // Somebody is always left over after a full turn; a full store is looked at now and then.
            if next <= now { next = now + 10_000 }
            if buffer.isFull { next = max(next, now + 100_000) }
            state.wakes = min(next, now + 1_000_000)
            return .microseconds(state.wakes - now)
        }
    }

    private func carryOut(_ start: ProbeBoard.Start) async {
        let begun = state.withLock { $0.clock.now }
        let found = await ends.ask(start.probe)
        let result = Task.isCancelled ? nil : found
        let (ended, wakesSooner) = state.withLock { state in
            let now = state.clock.now
            state.board.ended(start, result, at: now)
            return (now, state.board.held > 0 || (state.board.nextDue ?? .max) < state.wakes)
        }
        if wakesSooner { bell.ring() }
        guard let result else { return }
        ends.told(.ended(result.verdict))
        buffer.add(
            ProbeOutcome(
                id: start.probe.id, due: .init(microseconds: start.due), begun: .init(microseconds: begun),
                ended: .init(microseconds: ended), result: result, line: start.probe.line))
    }
}

extension Moment {
    fileprivate init(microseconds: Int64) {
        self.init(milliseconds: microseconds / 1_000)
    }
}
