import RoundsDomain
import Testing

@testable import RoundsJobs

@Suite struct ProbeBoardTests {
    let second: Int64 = 1_000_000
    let start: Int64 = 1_794_000_000_000_000

    func probe(_ id: Int64, every seconds: Int64 = 60, attempts: Int = 3) -> ScheduledProbe {
        ScheduledProbe(
            id: id, target: .icmp(EchoProbe(host: "host-\(id)")), interval: .seconds(seconds), retry: .seconds(10),
            attempts: attempts)
    }

    func result(_ verdict: Verdict, silent: Bool = false) -> ProbeResult {
        ProbeResult(verdict, "said", wasSilent: silent)
    }

    /// Plays seconds on a board whose targets answer at once; the begun looks with their times.
    func play(
        _ board: inout ProbeBoard, from: Int64, for seconds: Int64, _ answer: (Int64) -> ProbeResult
    ) -> [(at: Int64, start: ProbeBoard.Start)] {
        var begun: [(Int64, ProbeBoard.Start)] = []
        var now = from
        while let due = board.nextDue, max(due, now) < from + seconds * second {
            now = max(due, now)
            for start in board.take(.max, at: now) {
                begun.append((now, start))
                board.ended(start, answer(start.probe.id), at: now)
            }
        }
        return begun
    }

    @Test func tenThousandChecksAreSpreadEvenly() {
        var board = ProbeBoard(SocketBudget(1_000))
        board.replace((1...10_000).map { probe($0) }, at: start)
        let begun = play(&board, from: start, for: 60) { _ in result(.good) }
        #expect(begun.count == 10_000 && Set(begun.map(\.start.probe.id)).count == 10_000)
        var perSecond = [Int64: Int]()
        for entry in begun { perSecond[(entry.at - start) / second, default: 0] += 1 }
        #expect((perSecond.values.max() ?? 0) < 230 && (perSecond.values.min() ?? 0) > 110)
    }

    @Test func aCheckKeepsItsPlaceOverARestart() {
        var (before, after) = (ProbeBoard(SocketBudget(10)), ProbeBoard(SocketBudget(10)))
        before.replace([probe(7)], at: start)
        let times = play(&before, from: start, for: 600) { _ in result(.good) }.map(\.at)
        after.replace([probe(7)], at: start + 247 * second)
        let later = play(&after, from: start + 247 * second, for: 200) { _ in result(.good) }.map(\.at)
        #expect(times.count == 10 && Set(later).isSubset(of: times) && later.count >= 3)
    }

    @Test func aBadAnswerIsAskedAgainSoonerUntilItIsSure() {
        var board = ProbeBoard(SocketBudget(10))
        board.replace([probe(7, every: 3_600, attempts: 3)], at: start)
        let times = play(&board, from: start, for: 3 * 3_600) { _ in result(.failed) }.map(\.at)
        let gaps = zip(times.dropFirst(), times).map { ($0 - $1) / second }
        #expect(gaps.starts(with: [10, 10]) && gaps.dropFirst(2).allSatisfy { $0 > 3_000 })
    }

    @Test func whatHasWarnedForLongIsAskedAgainSoonWhenItFails() {
        var board = ProbeBoard(SocketBudget(10))
        board.replace([probe(7, every: 3_600, attempts: 3)], at: start)
        var looks = 0
        let begun = play(&board, from: start, for: 12 * 3_600) { _ in
            looks += 1
            return result(looks > 6 ? .failed : .warning)
        }
        let gaps = zip(begun.map(\.at).dropFirst(), begun.map(\.at)).map { ($0 - $1) / second }
        // Two retries to be sure of the warning, hours later two to be sure of the failure.
        #expect(gaps.prefix(9).map { $0 == 10 } == [true, true, false, false, false, false, true, true, false])
    }

    @Test func aCheckIsNeverAskedTwiceAtOnce() {
        var board = ProbeBoard(SocketBudget(10))
        board.replace([probe(7)], at: start)
        let due = board.nextDue ?? 0
        let first = board.take(9, at: due)
        #expect(first.count == 1 && board.take(9, at: due + 500 * second).isEmpty)
        board.replace([probe(7, every: 30)], at: due)
        #expect(board.take(9, at: due + 500 * second).isEmpty)
        board.ended(first[0], result(.good), at: due + 500 * second)
        #expect(board.take(9, at: due + 500 * second).map(\.probe.interval) == [.seconds(30)] && board.running == 1)
    }

    @Test func silentTargetsLeaveRoomForTheOthers() {
        var board = ProbeBoard(SocketBudget(10))
        board.replace((1...100).map { probe($0) }, at: start)
        // The first round shows who swallows what it is sent: the odd ones.
        _ = play(&board, from: start, for: 60) { result($0 % 2 == 1 ? .failed : .good, silent: $0 % 2 == 1) }
        let later = start + 75 * second
        let held = board.take(100, at: later)
        #expect(board.running == 10 && held.filter(\.isSilent).count <= 5)
        for start in held where !start.isSilent { board.ended(start, result(.good), at: later) }
        #expect(board.take(100, at: later).allSatisfy { !$0.isSilent })
    }

    @Test func afterAHaltEachIsAskedOnceAndWhatIsLongOverIsCounted() {
        var board = ProbeBoard(SocketBudget(100_000))
        board.replace((1...1_000).map { probe($0) }, at: start)
        let woken = start + 600 * second
        let begun = board.take(.max, at: woken)
        #expect(begun.isEmpty && board.skipped == 1_000)
        let next = play(&board, from: woken, for: 60) { _ in result(.good) }
        #expect(next.count == 1_000 && next.filter { $0.at < woken + second }.count < 40)
    }

    @Test func aNewCheckIsAskedWithinASecondAndARemovedOneNoMore() {
        var board = ProbeBoard(SocketBudget(10))
        board.replace([probe(1, every: 86_400)], at: start)
        board.replace([probe(1, every: 86_400), probe(2, every: 86_400)], at: start)
        #expect((board.nextDue ?? .max) < start + second)
        board.replace([probe(1, every: 86_400)], at: start)
        #expect(board.take(9, at: start + 2 * second).isEmpty && board.count == 1)
    }

    @Test func aClockThatWasSetBackSilencesNobody() {
        var board = ProbeBoard(SocketBudget(10))
        board.replace([probe(7)], at: start)
        let back = start - 3_600 * second
        board.plan(anewAt: back)
        #expect((board.nextDue ?? .max) <= back + 60 * second)
    }
}
