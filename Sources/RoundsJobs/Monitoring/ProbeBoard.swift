import DequeModule
import HeapModule
import RoundsDomain

/// What is due when, and what is under way. Pure: times are microseconds since 1970, given by the caller.
struct ProbeBoard {
    struct Start: Equatable {
        let probe: ScheduledProbe
        let due: Int64
        /// Which version of the check this look belongs to.
        let turn: UInt64
        let isSilent: Bool
    }

    private struct Due: Comparable {
        let at: Int64
        let id: Int64
        let turn: UInt64

        static func < (left: Self, right: Self) -> Bool { (left.at, left.id) < (right.at, right.id) }
    }

    private struct Standing {
        var probe: ScheduledProbe
        /// Grows with each new due time; what the heap holds of older ones counts no more.
        var turn: UInt64
        var isRunning = false
        var run = BadRun()
        /// What its last look said is not sure yet.
        var isDoubtful = false
        var isSilent = false
    }

    private var heap = Heap<Due>()
    private var standings: [Int64: Standing] = [:]
    private var turns: UInt64 = 0
    /// Due, but without a socket.
    private var waiting = Deque<Due>()
    private var waitingSilent = Deque<Due>()
    private(set) var budget: SocketBudget
    /// Looks that were left out because their time was long over.
    private(set) var skipped: UInt64 = 0

    init(_ budget: SocketBudget) {
        self.budget = budget
    }

    var count: Int { standings.count }
    var running: Int { budget.used }
    var held: Int { waiting.count + waitingSilent.count }
    var nextDue: Int64? { heap.min?.at }

    /// Takes over what is to be asked. What did not change keeps its time; what is new begins within a second, unless all is new.
    mutating func replace(_ probes: [ScheduledProbe], at now: Int64) {
        let isFirst = standings.isEmpty
        let kept = Set(probes.map(\.id))
        for id in standings.keys where !kept.contains(id) { standings[id] = nil }
        for probe in probes {
            if let known = standings[probe.id] {
                guard known.probe != probe else { continue }
                standings[probe.id]?.probe = probe
                standings[probe.id]?.run = BadRun()
                standings[probe.id]?.isDoubtful = false
                if !known.isRunning { plan(probe.id, at: now + probe.phase % 1_000_000) }
            } else {
                turns += 1
                standings[probe.id] = Standing(probe: probe, turn: turns)
                plan(probe.id, at: isFirst ? probe.place(after: now) : now + probe.phase % 1_000_000)
            }
        }
    }

    /// The clock was set: everything that waits for its time gets a new one.
    mutating func plan(anewAt now: Int64) {
        heap = Heap()
        waiting = []
        waitingSilent = []
        for (id, standing) in standings where !standing.isRunning {
            plan(id, at: standing.probe.place(after: now))
        }
    }

    private mutating func plan(_ id: Int64, at due: Int64) {
        turns += 1
        standings[id]?.turn = turns
        heap.insert(Due(at: due, id: id, turn: turns))
    }

    /// What begins now: at most so many, as many as there are sockets for.
    mutating func take(_ most: Int, at now: Int64) -> [Start] {
        var starts: [Start] = []
        while starts.count < most, budget.hasRoom(forSilent: false), let due = waiting.popFirst() {
            begin(due, at: now, &starts)
        }
        while starts.count < most, budget.hasRoom(forSilent: true), let due = waitingSilent.popFirst() {
            begin(due, at: now, &starts)
        }
        while starts.count < most, let due = heap.min, due.at <= now {
            heap.removeMin()
            guard let standing = standings[due.id], standing.turn == due.turn else { continue }
            if budget.hasRoom(forSilent: standing.isSilent) {
                begin(due, at: now, &starts)
            } else if standing.isSilent {
                waitingSilent.append(due)
            } else {
                waiting.append(due)
            }
        }
        return starts
    }

    private mutating func begin(_ due: Due, at now: Int64, _ starts: inout [Start]) {
        guard let standing = standings[due.id], standing.turn == due.turn, !standing.isRunning else { return }
        let probe = standing.probe
        guard now - due.at <= max(probe.interval.microseconds / 2, 2_000_000) else {
            skipped += 1
            return plan(due.id, at: probe.place(after: now))
        }
        standings[due.id]?.isRunning = true
        budget.take(silent: standing.isSilent)
        starts.append(Start(probe: probe, due: due.at, turn: due.turn, isSilent: standing.isSilent))
    }

    /// A look ended; nil for one that was broken off and says nothing.
    mutating func ended(_ start: Start, _ result: ProbeResult?, at now: Int64) {
        budget.give(silent: start.isSilent)
        let id = start.probe.id
        guard var standing = standings[id], standing.turn == start.turn else { return }
        standing.isRunning = false
        if let result {
            standing.isSilent = result.wasSilent
            standing.run.note(result.verdict)
            standing.isDoubtful = !standing.run.isHard(result.verdict, attempts: standing.probe.attempts)
        }
        standings[id] = standing
        let probe = standing.probe
        guard probe == start.probe else { return plan(id, at: now) }
        let next = probe.place(after: now)
        plan(id, at: standing.isDoubtful ? min(next, now + probe.retry.microseconds) : next)
    }
}
