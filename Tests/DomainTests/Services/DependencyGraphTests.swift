import RoundsDomain
import Testing

@Suite struct DependencyGraphTests {
    private let graph = DependencyGraph([
        "chart": ["network", "directory"], "directory": ["network"], "network": ["power"], "labels": ["chart"],
    ])

    @Test func whatAServiceStandsOnComesNearestFirst() {
        #expect(graph.needs(of: "chart") == ["directory", "network"])
        #expect(graph.allNeeds(of: "labels") == ["chart", "directory", "network", "power"])
        #expect(graph.allNeeds(of: "power") == [])
    }

    @Test func whoIsHitByAFailureComesNearestFirst() {
        #expect(graph.needing("network") == ["chart", "directory"])
        #expect(graph.allNeeding("power") == ["network", "chart", "directory", "labels"])
    }

    @Test func aRingIsNamedFromEndToEnd() {
        let closed = DependencyGraph(["a": ["b"], "b": ["c"], "c": ["a", "d"], "d": []])
        #expect(closed.ring(through: "b") == ["b", "c", "a", "b"])
        #expect(closed.ring(through: "d") == nil)
        #expect(closed.ring == ["a", "b", "c", "a"])
        #expect(graph.ring == nil)
        #expect(DependencyGraph(["a": ["a"]]).ring == ["a", "a"])
    }

    @Test func theSentenceSaysWhichRingAndWhatToDo() {
        #expect(
            Complaint.ring(["svc.a", "svc.b", "svc.a"]).sentence
                == "These would need each other in a ring: svc.a → svc.b → svc.a. Take one of them out.")
        #expect(Complaint.ring(["svc.a", "svc.a"]).sentence.contains("cannot need itself"))
    }

    /// An edge closes a ring exactly when its end already reached its beginning.
    @Test func aRingIsFoundWhereThereIsOneAndNowhereElse() {
        let seed = UInt64.random(in: 0 ... .max)
        var dice = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let count = Int.random(in: 2...12, using: &dice)
            var edges: [Int: Set<Int>] = [:]
            for _ in 0..<Int.random(in: 0...20, using: &dice) {
                let (from, to) = (Int.random(in: 0..<count, using: &dice), Int.random(in: 0..<count, using: &dice))
                let closes = from == to || DependencyGraph(edges).allNeeds(of: to).contains(from)
                var more = edges
                more[from, default: []].insert(to)
                let ring = DependencyGraph(more).ring(through: from)
                #expect((ring != nil) == closes, "seed \(seed)")
                if let ring {
                    let isWay = zip(ring, ring.dropFirst()).allSatisfy { more[$0]?.contains($1) == true }
                    #expect(isWay && ring.first == from && ring.last == from, "seed \(seed)")
                } else {
                    edges = more
                }
            }
        }
    }
}
