import RoundsDomain
import RoundsTestKit
import Testing

@Suite struct ProbeShareTests {
    /// Nodes on one database, each with a clock of its own that began at another time.
    private struct Nodes {
        var beats: [String: Int64] = [:]
        var shares: [String: ProbeShare] = [:]

        mutating func beat(_ node: String, at second: Int64) {
            let skew = Span.hours(Int64(node.utf8.count))
            let now = Moment(milliseconds: second * 1_000) + skew
            beats[node, default: 0] += 1
            let rows = beats.map { (node: $0.key, beats: $0.value) }
            _ = shares[node, default: ProbeShare(node: node)].heard(rows, begun: now, now: now)
        }

        func askers(of check: Int64, at second: Int64) -> [String] {
            shares.filter { node, share in
                let now = Moment(milliseconds: second * 1_000) + Span.hours(Int64(node.utf8.count))
                return share.holds(at: now) && share.has(.init(check))
            }.map(\.key).sorted()
        }
    }

    @Test func oneAloneAsksEverythingAtOnce() {
        var nodes = Nodes()
        nodes.beat("a", at: 0)
        #expect((1...50).allSatisfy { nodes.askers(of: $0, at: 0) == ["a"] })
    }

    @Test func whoJoinsWaitsAndNoCheckIsEverAskedByTwo() {
        var nodes = Nodes()
        for second in stride(from: Int64(0), to: 60, by: 2) {
            nodes.beat("a", at: second)
            if second >= 10 { nodes.beat("bb", at: second) }
            for check in Int64(1)...200 {
                let askers = nodes.askers(of: check, at: second)
                #expect(askers.count <= 1, "check \(check) at \(second) s")
                if second >= 24 { #expect(askers.count == 1) }
            }
        }
        let ofB = (Int64(1)...200).count { nodes.askers(of: $0, at: 58) == ["bb"] }
        #expect((60...140).contains(ofB))
    }

    @Test func theOthersTakeOverFromOneThatWasKilledAndOnlyItsChecksMove() {
        var nodes = Nodes()
        for second in stride(from: Int64(0), to: 30, by: 2) {
            for node in ["a", "bb", "ccc"] { nodes.beat(node, at: second) }
        }
        let before = (Int64(1)...200).map { nodes.askers(of: $0, at: 28) }
        for second in stride(from: Int64(30), to: 44, by: 2) {
            for node in ["a", "bb"] { nodes.beat(node, at: second) }
        }
        let after = (Int64(1)...200).map { nodes.askers(of: $0, at: 42) }
        #expect(after.allSatisfy { $0.count == 1 && $0 != ["ccc"] })
        #expect(zip(before, after).allSatisfy { $0 == ["ccc"] || $0 == $1 })
    }

    @Test func oneThatWasFrozenAsksNothingUntilItHasJoinedAnew() {
        var nodes = Nodes()
        for second in stride(from: Int64(0), to: 20, by: 2) {
            for node in ["a", "bb"] { nodes.beat(node, at: second) }
        }
        for second in stride(from: Int64(20), to: 60, by: 2) { nodes.beat("a", at: second) }
        #expect((1...50).allSatisfy { nodes.askers(of: $0, at: 58) == ["a"] })
        nodes.beat("bb", at: 60)
        #expect((1...50).allSatisfy { nodes.askers(of: $0, at: 60) == ["a"] })
    }
}
